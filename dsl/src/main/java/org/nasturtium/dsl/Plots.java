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
 * charts is a method.
 */
public final class Plots {
    private final String of;
    private final List<String> words;
    private final Function<String, Figure> figures;

    private Plots(String of, List<String> words, Function<String, Figure> figures) {
        this.of = of;
        this.words = words;
        this.figures = figures;
    }

    static Plots of(SearchResult result) {
        return new Plots("", Charts.words(), word -> Charts.figure(word, result));
    }

    static Plots of(Comparison comparison) {
        return new Plots(
                " of a comparison", ComparisonCharts.words(), word -> ComparisonCharts.figure(word, comparison));
    }

    /** Any chart of the catalogue by its word. */
    public Figure figure(String word) {
        if (!words.contains(word)) {
            throw new DslError("no chart `" + word + "`" + of, NearestWord.hint(word, words));
        }
        return figures.apply(word);
    }

    /** How Groovy calls {@code plot.progress()}. */
    public Figure methodMissing(String word, Object arguments) {
        Figure figure = figure(word);
        if (arguments instanceof Object[] given && given.length > 0) {
            throw new MissingMethodException(word, Plots.class, given);
        }
        return figure;
    }
}
