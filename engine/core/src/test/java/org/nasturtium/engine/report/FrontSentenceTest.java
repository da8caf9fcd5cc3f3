package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.search.SearchResult;

class FrontSentenceTest {
    @Test
    void saysWhatAFrontCoversFromWhereAndWhichIsItsKnee() {
        SearchResult result = ReportExamples.result(
                List.of(ReportExamples.ACCURACY, ReportExamples.PARAMS),
                List.of(
                        ReportExamples.trial(0, "random", ReportExamples.completed(0.5, 1000)),
                        ReportExamples.trial(1, "random", ReportExamples.completed(0.85, 2000)),
                        ReportExamples.trial(2, "random", ReportExamples.completed(0.9, 6000)),
                        ReportExamples.trial(3, "random", ReportExamples.completed(0.8, 5000))));
        // (0.46, 6500) to (0.9, 1000): 0.04 x 5500 + 0.35 x 4500 + 0.05 x 500 of 0.44 x 5500
        assertThat(Sentences.front(result))
                .isEqualTo("The front has 3 of 4 trials and hypervolume 0.752 (share of the box from accuracy 0.460,"
                        + " params 6.50k to the best of each). `best` is its knee, trial 1, which gives up least.");
        assertThat(ReportPage.html(ReportInput.of(result)))
                .contains("hypervolume 0.752")
                .contains("figure-hypervolume-0");
        assertThat(Sentences.summary(ReportInput.of(result)).replaceAll("\\s+", " "))
                .contains("`best` is its knee, trial 1, which gives up least.");
        assertThat(Sentences.summary(
                                ReportInput.of(ReportExamples.usual(ReportExamples.ACCURACY, ReportExamples.PARAMS)))
                        .lines())
                .hasSizeLessThanOrEqualTo(24);
        assertThat(Sentences.front(ReportExamples.result(List.of(ReportExamples.ACCURACY), result.trials())))
                .isEmpty();
    }

    @Test
    void drawsTheGrowthOfAFrontAgainstTheTrials() {
        String json = FigureJson.of(
                Charts.figure("hypervolume", ReportExamples.usual(ReportExamples.ACCURACY, ReportExamples.PARAMS)));
        assertThat(json).contains("Hypervolume of the front, from accuracy 0.");
        assertThat(Map.of("shape", "hv"))
                .allSatisfy((name, value) -> assertThat(json).contains("\"" + name + "\":\"" + value + "\""));
    }
}
