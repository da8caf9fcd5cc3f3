package org.nasturtium.dsl;

import groovy.lang.MissingMethodException;
import java.util.List;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.engine.report.Chart;
import org.nasturtium.engine.report.Charts;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.words.NearestWord;
import tech.tablesaw.plotly.components.Figure;

/**
 * The pictures of a result: {@code found.plot.progress()}. Each word of the catalogue of charts is a method.
 *
 * @param result what is drawn
 */
public record Plots(SearchResult result) {
    /** Any chart of the catalogue by its word. */
    public Figure figure(String word) {
        return Charts.figure(word, result);
    }

    /** How Groovy calls {@code plot.progress()}. */
    public Figure methodMissing(String word, Object arguments) {
        List<String> words = words();
        if (!words.contains(word)) {
            throw new DslError("no chart `" + word + "`", NearestWord.hint(word, words));
        }
        if (arguments instanceof Object[] given && given.length > 0) {
            throw new MissingMethodException(word, Plots.class, given);
        }
        return figure(word);
    }

    /** The words of all charts. */
    public static List<String> words() {
        return Charts.all().stream().map(Chart::word).toList();
    }
}
