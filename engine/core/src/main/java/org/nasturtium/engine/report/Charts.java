package org.nasturtium.engine.report;

import java.util.List;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.words.NearestWord;
import tech.tablesaw.plotly.components.Figure;

/** The catalogue of charts, in the order in which a report shows them. */
public final class Charts {
    private Charts() {}

    /** Every chart there is. */
    public static List<Chart> all() {
        return List.of(
                new ProgressChart(),
                new FrontChart(),
                new HypervolumeChart(),
                new CostChart(),
                new LearningCurvesChart(),
                new DurationChart(),
                new ConfusionChart(),
                new ImportanceChart(),
                new SlicesChart(),
                new ParallelChart(),
                new DistributionChart(),
                new TimelineChart());
    }

    /** Their words. */
    public static List<String> words() {
        return all().stream().map(Chart::word).toList();
    }

    /** The pictures of the chart with this word; an empty one with a sentence where there is nothing to show. */
    public static List<Figure> figures(String word, ReportInput input) {
        Chart chart = all().stream()
                .filter(candidate -> candidate.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no chart `" + word + "`\n" + NearestWord.hint(word, words())));
        List<Figure> figures = chart.figures(input);
        return figures.isEmpty() ? List.of(Figures.empty("Nothing to show yet")) : figures;
    }

    /** The pictures of the chart with this word, of a result alone. */
    public static List<Figure> figures(String word, SearchResult result) {
        return figures(word, ReportInput.of(result));
    }

    /** The first of them. */
    public static Figure figure(String word, ReportInput input) {
        return figures(word, input).get(0);
    }

    /** The first of them, of a result alone. */
    public static Figure figure(String word, SearchResult result) {
        return figure(word, ReportInput.of(result));
    }

    /** The confusion matrix of a classification test. */
    public static Figure confusion(TestReport test) {
        return ConfusionChart.of(test);
    }
}
