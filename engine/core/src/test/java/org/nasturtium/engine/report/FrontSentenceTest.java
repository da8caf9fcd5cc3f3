package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.strategy.Trial;

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
    void saysWhetherThePlainBaselineIsOnTheFrontOrWhoDominatesIt() {
        assertThat(gain(trial(0, 0.9, 5000), trial(1, 0.85, 2000), trial(2, 0.5, 1000)))
                .startsWith("No trial dominates the plain baseline (accuracy 0.900, params 5.00k): it is on the front.")
                .contains("n = 1")
                .doesNotContain("better accuracy");
        assertThat(gain(trial(0, 0.8, 5000), trial(1, 0.85, 2000), trial(2, 0.9, 6000)))
                .startsWith("Trial 1 (accuracy 0.850, params 2.00k) dominates the plain baseline (accuracy 0.800,"
                        + " params 5.00k).");
        assertThat(gain(trial(0, 0.8, 5000), trial(1, 0.85, 2000), trial(2, 0.9, 4000)))
                .startsWith("2 trials of the front dominate the plain baseline (accuracy 0.800, params 5.00k), as"
                        + " trial 2 (accuracy 0.900, params 4.00k).");
        assertThat(gain(cheap(trial(0, 0.8, 5000)), trial(1, 0.85, 2000), trial(2, 0.9, 6000)))
                .startsWith("The plain baseline has no result that could be ranked beside the front.");
        assertThat(Sentences.headline(result(trial(0, 0.8, 5000), trial(1, 0.75, 2000))))
                .contains("the knee of a front of 2")
                .doesNotContain("baseline");
    }

    private static Trial cheap(Trial trial) {
        return new Trial(
                trial.id(),
                trial.architecture(),
                new Fidelity(1, 1, 0.2),
                trial.origin(),
                trial.outcome(),
                trial.seconds());
    }

    private static String gain(Trial... trials) {
        return Sentences.gain(result(trials));
    }

    private static SearchResult result(Trial... trials) {
        return ReportExamples.result(List.of(ReportExamples.ACCURACY, ReportExamples.PARAMS), List.of(trials));
    }

    private static Trial trial(int id, double accuracy, double params) {
        return ReportExamples.trial(id, id == 0 ? "baseline" : "random", ReportExamples.completed(accuracy, params));
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
