package org.nasturtium.engine.report;

import java.util.List;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.IncumbentCurve.Cost;
import org.nasturtium.engine.words.NearestWord;
import tech.tablesaw.plotly.components.Figure;

/** The catalogue of pictures of comparisons, in the order in which they are shown. */
public final class ComparisonCharts {
    private ComparisonCharts() {}

    /** Every one there is. */
    public static List<ComparisonChart> all() {
        return List.of(
                new CurvesChart("curves", "trials", Cost.QUERIES),
                new CurvesChart("curvesByEpochs", "epochs of training", Cost.EPOCHS),
                new CurvesChart("curvesBySeconds", "seconds of trials", Cost.SECONDS),
                new DifferencesChart(),
                new SeedsChart(),
                new WinsChart());
    }

    /** Their words. */
    public static List<String> words() {
        return all().stream().map(ComparisonChart::word).toList();
    }

    /** The picture with this word. */
    public static Figure figure(String word, Comparison comparison) {
        return all().stream()
                .filter(chart -> chart.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no chart `" + word + "` of a comparison\n" + NearestWord.hint(word, words())))
                .figure(comparison);
    }
}
