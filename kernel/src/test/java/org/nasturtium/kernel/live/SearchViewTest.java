package org.nasturtium.kernel.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.data.LoadedData;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEvent;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.kernel.output.CellOutput;
import org.nasturtium.kernel.output.Display;
import org.nasturtium.kernel.output.OutputRouter;
import org.nasturtium.kernel.render.GroovyRenderer;
import org.nasturtium.kernel.wire.Message;

class SearchViewTest {
    private static final List<Objective> OBJECTIVES =
            List.of(new Objective("accuracy", true), new Objective("params", false));

    private final List<Message> sent = new ArrayList<>();
    private final OutputRouter router = new OutputRouter(System.out, System.err);
    private final List<Trial> ended = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final SearchView view = view();

    private SearchView view() {
        router.begin(new CellOutput(
                (channel, message) -> sent.add(message), Message.unasked("execute_request", Message.json()), false));
        return new SearchView(Display.anywhere(router, new GroovyRenderer()), () -> now);
    }

    @AfterEach
    void end() {
        router.close();
    }

    private static SearchDefinition definition() {
        SearchSpace space = SearchSpace.of(
                "tiny", List.of(new Decision("filters", new Domain.Categorical(List.of(16L, 32L, 64L)))));
        DataSource none = new DataSource() {
            @Override
            public String description() {
                return "none";
            }

            @Override
            public LoadedData load() {
                throw new IllegalStateException("nothing is trained here");
            }
        };
        return SearchDefinition.of(space, none).aimingAt(OBJECTIVES);
    }

    private void begin(int known) {
        view.on(new SearchEvent.Started(definition(), Path.of("runs", "tiny"), known));
    }

    private static Trial trial(int id, Outcome outcome) {
        return new Trial(id, new Architecture(Map.of("filters", 16L)), new Fidelity(3, 1), "random", outcome, 1);
    }

    private static Outcome completed(double accuracy) {
        return new Outcome.Completed(
                Map.of("accuracy", accuracy, "params", 1000 * accuracy),
                List.of(new CurvePoint(1, 2, 2, accuracy / 2, 0.1), new CurvePoint(2, 1, 1, accuracy, 0.1)));
    }

    private SearchEvent done(int id, Outcome outcome) {
        Trial trial = trial(id, outcome);
        ended.add(trial);
        return new SearchEvent.TrialDone(trial, standing());
    }

    private SearchEvent.Standing standing() {
        List<Trial> front = ParetoFront.of(ended, OBJECTIVES);
        return new SearchEvent.Standing(
                ended.size(),
                40,
                ParetoFront.knee(front, OBJECTIVES),
                front,
                Duration.ofSeconds(3),
                Duration.ofSeconds(65),
                "");
    }

    private String html(int message) {
        JsonNode data = sent.get(message).content().path("data");
        return data.path("text/html").asText();
    }

    /** The pictures in it, as SVG. */
    private String drawn(int message) {
        return Pattern.compile("data:image/svg\\+xml;base64,([^\"]+)")
                .matcher(html(message))
                .results()
                .map(found -> new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    @Test
    void isOneOutputThatChangesAtMostTwiceASecond() {
        begin(0);
        for (int id = 0; id < 100; id++) {
            now = now.plusMillis(20);
            view.on(done(id, completed(0.5 + id / 1000.0)));
        }
        view.close();
        assertThat(sent.get(0).type()).isEqualTo("display_data");
        assertThat(sent.subList(1, sent.size()))
                .allMatch(message -> message.type().equals("update_display_data"));
        assertThat(sent)
                .extracting(message ->
                        message.content().path("transient").path("display_id").asText())
                .containsOnly(sent.get(0)
                        .content()
                        .path("transient")
                        .path("display_id")
                        .asText());
        assertThat(sent).hasSizeBetween(4, 6);
        assertThat(html(sent.size() - 1)).contains("100 of 40 trials");
        assertThat(sent).allMatch(message -> message.content().toString().length() < 40_000);
    }

    @Test
    void showsBestTimeLeftCurvesFrontAndWhatFailed() {
        begin(0);
        assertThat(html(0)).contains("Search in tiny").contains("value=\"0\"");
        view.on(done(0, completed(0.8)));
        view.on(done(1, new Outcome.Failed("diverged: <loss> NaN")));
        view.on(new SearchEvent.TrialStarted(2, new Architecture(Map.of("filters", 16L))));
        view.on(new SearchEvent.EpochDone(2, new CurvePoint(1, 2, 2, 0.4, 0.1), 3));
        now = now.plusMillis(600);
        view.tick();
        assertThat(html(1))
                .contains(
                        "2 of 40 trials, 1 failed, best accuracy 0.800, params 800 (trial 0), 3 s, about 1 min 5 s left")
                .contains("trial 2, epoch 1 of 3", "diverged: &lt;loss&gt; NaN")
                .doesNotContain("<loss>");
        assertThat(drawn(1))
                .contains("accuracy and best so far", "validation score", "front: accuracy against params")
                .contains("l6 6m0-6");
    }

    @Test
    void showsTheTrialsOfAnEarlierProcess() {
        begin(2);
        view.on(new SearchEvent.TrialKnown(trial(0, completed(0.6))));
        view.on(new SearchEvent.TrialKnown(trial(1, completed(0.7))));
        view.close();
        assertThat(html(sent.size() - 1)).contains("2 of 40 trials", "goes on after 2 known trials", ">0.700</td>");
    }

    @Test
    void saysAtOnceHowItEnded() {
        begin(0);
        view.on(done(0, completed(0.8)));
        view.on(new SearchEvent.Finished(standing(), "budget of 1 trials spent"));
        assertThat(html(sent.size() - 1)).contains("budget of 1 trials spent");
        view.broken("interrupted; all trials are kept");
        view.close();
        assertThat(html(sent.size() - 1))
                .contains("interrupted; all trials are kept")
                .doesNotContain(" left");
    }

    @Test
    void drawsNumbersThatAreNoneNowhere() {
        begin(0);
        view.on(done(
                0,
                new Outcome.Completed(
                        Map.of("accuracy", Double.NaN, "params", Double.POSITIVE_INFINITY),
                        List.of(new CurvePoint(1, Double.NaN, Double.NaN, Double.NaN, 0)))));
        view.on(done(1, new Outcome.Infeasible("too large", Map.of())));
        view.close();
        assertThat(html(sent.size() - 1)).doesNotContain("<img").contains("1 infeasible");
    }
}
