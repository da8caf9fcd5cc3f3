package org.nasturtium.dsl;

import groovy.lang.MissingMethodException;
import java.util.List;
import java.util.function.Function;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.report.Charts;
import org.nasturtium.engine.report.ComparisonCharts;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.words.NearestWord;
import tech.tablesaw.plotly.components.Figure;

/**
 * The pictures of something: {@code found.plot.progress()}, {@code comparison.plot.curves()}. Each word of its catalogue of
 * charts is a method, which gives one picture, or a list where the chart has several: {@code found.plot.slices()}.
 */
public final class Plots {
    private final String of;
    private final List<String> words;
    private final Function<String, List<Figure>> figures;

    private Plots(String of, List<String> words, Function<String, List<Figure>> figures) {
        this.of = of;
        this.words = words;
        this.figures = figures;
    }

    static Plots of(SearchResult result) {
        return new Plots("", Charts.words(), word -> Charts.figures(word, result));
    }

    static Plots of(Comparison comparison) {
        return new Plots(
                " of a comparison",
                ComparisonCharts.words(),
                word -> List.of(ComparisonCharts.figure(word, comparison)));
    }

    /** The first picture of any chart of the catalogue by its word. */
    public Figure figure(String word) {
        return figures(word).get(0);
    }

    /** All pictures of a chart by its word: of {@code slices} one a decision. */
    public List<Figure> figures(String word) {
        if (!words.contains(word)) {
            throw new DslError("no chart `" + word + "`" + of, NearestWord.hint(word, words));
        }
        return figures.apply(word);
    }

    /** How Groovy calls {@code plot.progress()}. */
    public Object methodMissing(String word, Object arguments) {
        List<Figure> all = figures(word);
        if (arguments instanceof Object[] given && given.length > 0) {
            throw new MissingMethodException(word, Plots.class, given);
        }
        return all.size() == 1 ? all.get(0) : all;
    }
}
