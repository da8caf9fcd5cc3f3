package org.nasturtium.dsl;

import groovy.lang.MissingMethodException;
import java.util.List;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.report.ComparisonCharts;
import org.nasturtium.engine.words.NearestWord;
import tech.tablesaw.plotly.components.Figure;

/**
 * The pictures of a comparison: {@code comparison.plot.curves()}. Each word of the catalogue of charts is a method.
 *
 * @param comparison what is drawn
 */
public record ComparisonPlots(Comparison comparison) {
    /** Any chart of the catalogue by its word. */
    public Figure figure(String word) {
        return ComparisonCharts.figure(word, comparison);
    }

    /** How Groovy calls {@code plot.curves()}. */
    public Figure methodMissing(String word, Object arguments) {
        List<String> words = words();
        if (!words.contains(word)) {
            throw new DslError("no chart `" + word + "` of a comparison", NearestWord.hint(word, words));
        }
        if (arguments instanceof Object[] given && given.length > 0) {
            throw new MissingMethodException(word, ComparisonPlots.class, given);
        }
        return figure(word);
    }

    /** The words of all charts. */
    public static List<String> words() {
        return ComparisonCharts.words();
    }
}
