package org.nasturtium.kernel.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.search.SearchEvent;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Trial;

class TerminalProgressTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void aTerminalSeesOneLineThatIsRewrittenAndNeverWraps() {
        TerminalProgress progress = progress(48);
        progress.on(done(0, 10));
        progress.on(done(1, 10));
        assertThat(text()).startsWith("\r\u001b[K[#...........] 1/10 trials, 1:05 left, best");
        assertThat(text()).doesNotContain("\n");
        for (String line : text().split("\r\u001b\\[K")) {
            assertThat(line).hasSizeLessThan(48);
        }
        progress.on(new SearchEvent.Note("a sentence"));
        assertThat(text()).as("what stays takes the line's place").endsWith("\r\u001b[Ka sentence\n");
    }

    @Test
    void elsewhereEveryTrialIsAPlainLine() {
        TerminalProgress progress = progress(0);
        progress.on(done(0, 10));
        progress.on(done(1, 0));
        progress.on(new SearchEvent.Step("retraining", 0, 20));
        progress.on(new SearchEvent.Step("retraining", 7, 20));
        progress.on(new SearchEvent.Step("retraining", 20, 20));
        assertThat(text().lines())
                .containsExactly(
                        "trial 0 completed, 1/10 trials, 1:05 left, best (trial 0)",
                        "trial 1 completed, 2 trials, 1:05 left, best (trial 1)",
                        "retraining: 0/20",
                        "retraining: 20/20");
        assertThat(text()).doesNotContain("\u001b", "\r");
    }

    @Test
    void aFailedTrialSaysWhy() {
        progress(0).on(done(0, 2, new Outcome.Failed("timeout: longer than 2.0 s")));
        assertThat(text()).startsWith("trial 0 failed (timeout: longer than 2.0 s), 1/2 trials");
    }

    @Test
    void aStepInATerminalEndsItsLine() {
        TerminalProgress progress = progress(80);
        progress.on(new SearchEvent.Step("retraining", 1, 2));
        progress.on(new SearchEvent.Step("retraining", 2, 2));
        assertThat(text()).containsOnlyOnce("\n").endsWith("[####################] retraining\n");
    }

    private TerminalProgress progress(int columns) {
        return new TerminalProgress(new PrintStream(shown, true, UTF_8), columns);
    }

    private String text() {
        return shown.toString(UTF_8);
    }

    private static SearchEvent.TrialDone done(int id, int total) {
        return done(id, total, new Outcome.Completed(Map.of("accuracy", 0.5), List.of()));
    }

    private static SearchEvent.TrialDone done(int id, int total, Outcome outcome) {
        SearchSpace space = SearchSpace.of("s", List.of(Decision.choice("a", 1, 2)));
        Trial trial = new Trial(id, space.baseline(), new Fidelity(1, 1), "drawn", outcome, 1);
        return new SearchEvent.TrialDone(
                trial,
                new SearchEvent.Standing(
                        id + 1, total, trial, List.of(trial), Duration.ofSeconds(3), Duration.ofSeconds(65), ""));
    }
}
