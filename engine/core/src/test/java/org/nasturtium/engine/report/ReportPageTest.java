package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.search.SearchResult;

class ReportPageTest {
    @Test
    void loadsNothingFromANetwork() {
        String page = ReportPage.html(new ReportInput(
                ReportExamples.usual(), ReportExamples.chain(3), ReportExamples.test("a", "b"), Map.of("java", "17")));
        String own = page.replace(PlotlyScript.source(), "").replace("http://www.w3.org/2000/svg", "");
        assertThat(own).doesNotContain("http:", "https:", "src=\"/", "@import", "<link");
        assertThat(page.split("plotly.js \\(cartesian", -1)).hasSize(2);
        assertThat(own)
                .contains("+1.2 points over the plain baseline", "n = 1", "evolution(", "digits()", "Confusion")
                .contains("<dt>seed</dt><dd>1</dd>", "<dt>java</dt><dd>17</dd>");
        assertThat(ids(own)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void escapesWhatPeopleName() {
        String nasty = "</script><img src=x onerror=alert(1)>";
        SearchResult result = ReportExamples.result(
                List.of(ReportExamples.ACCURACY),
                List.of(
                        ReportExamples.trial(0, nasty, ReportExamples.completed(0.5, 10)),
                        ReportExamples.trial(1, nasty, new Outcome.Failed(nasty))));
        assertThat(ReportPage.html(ReportInput.of(result))).doesNotContain("<img src=x");
    }

    @Test
    void tellsASearchThatFoundNothing() {
        SearchResult result = ReportExamples.result(
                List.of(ReportExamples.ACCURACY),
                List.of(ReportExamples.trial(0, "random", new Outcome.Failed("boom"))));
        assertThat(ReportPage.html(ReportInput.of(result))).contains("completed none of its 1 trial", "boom");
        assertThat(Sentences.summary(ReportInput.of(result))).contains("1 trial: 1 failed; trial 0: boom");
    }

    @Test
    void showsALearningCurveOfOneEpoch() {
        Outcome once = new Outcome.Completed(
                java.util.Map.of("accuracy", 0.5), List.of(new Outcome.CurvePoint(1, 2, 2, 0.5, 1)));
        SearchResult result = ReportExamples.result(
                List.of(ReportExamples.ACCURACY), List.of(ReportExamples.trial(0, "baseline", once)));
        assertThat(new LearningCurvesChart()
                        .figures(ReportInput.of(result))
                        .get(0)
                        .asJavascript("plot"))
                .contains("'markers'");
    }

    @Test
    void saysWhatWasGainedInPointsAndWithItsDoubts() {
        assertThat(Sentences.headline(ReportExamples.usual()))
                .isEqualTo("Evolution found 0.974 validation accuracy, +1.2 points over the plain baseline,"
                        + " in 41 trials, 1 min 52 s.");
        assertThat(Sentences.gain(ReportExamples.usual())).contains("1.2 points of accuracy", "n = 1");
        SearchResult worse = ReportExamples.result(
                List.of(ReportExamples.ACCURACY),
                List.of(ReportExamples.trial(0, "baseline", ReportExamples.completed(0.9, 10))));
        assertThat(Sentences.gain(worse)).contains("nothing with better accuracy than the plain baseline");
        assertThat(Sentences.headline(worse)).contains("no better than the plain baseline");
        assertThat(Sentences.test(ReportExamples.test("a", "b"))).contains("0.972 ± 0.019");
    }

    @Test
    void fitsATerminalScreen() {
        for (ReportInput input : List.of(
                ReportInput.of(ReportExamples.usual()).with(ReportExamples.test("a", "b")),
                ReportInput.of(
                        ReportExamples.usual(ReportExamples.ACCURACY, ReportExamples.PARAMS, ReportExamples.MACS)))) {
            String summary = Sentences.summary(input);
            assertThat(summary.lines().count()).isLessThanOrEqualTo(23);
            assertThat(summary.lines()).allMatch(line -> line.length() <= 80);
            assertThat(summary).contains("files: runs", "best: trial");
        }
    }

    @Test
    void writesNumbersForPeople() {
        assertThat(List.of(
                        Numbers.count(812L),
                        Numbers.count(12_345L),
                        Numbers.count(999_900L),
                        Numbers.count(1_073_466L)))
                .containsExactly("812", "12.3k", "1.00M", "1.07M");
        assertThat(List.of(Numbers.seconds(0.424), Numbers.seconds(112.4), Numbers.seconds(7500)))
                .containsExactly("0.42 s", "1 min 52 s", "2 h 5 min");
        assertThat(List.of(Numbers.metric("latency", 0.00123), Numbers.metric("memory", 3.1e6)))
                .containsExactly("1.23 ms", "3.10 MB");
        assertThat(List.of(Numbers.points(0.0123), Numbers.points(-0.02), Numbers.points(0.0001)))
                .containsExactly("+1.2", "-2.0", "±0.0");
        assertThat(List.of(Numbers.significant(0.0005), Numbers.significant(1e-7), Numbers.significant(2.0)))
                .containsExactly("0.0005", "1.00e-7", "2");
    }

    private static List<String> ids(String html) {
        return java.util.regex.Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
