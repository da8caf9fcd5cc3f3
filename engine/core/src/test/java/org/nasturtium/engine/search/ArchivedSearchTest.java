package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.evaluate.Limit;

class ArchivedSearchTest {
    @TempDir
    Path runs;

    @Test
    void tellsFromTheFolderAloneWhatTheSearchFound() {
        SearchResult live = SmallSearch.run(runs, SmallSearch.definition(6, 2, List.of(new Limit("params", 3_000))));
        TestReport test = live.best().retrain(Map.of("epochs", 3)).test();

        ArchivedSearch read = ArchivedSearch.read(live.run());

        assertThat(read.finished()).isTrue();
        assertThat(read.result().trials()).isEqualTo(live.trials());
        assertThat(read.result().reason()).isEqualTo(live.reason());
        assertThat(read.result().notes()).isEqualTo(live.notes());
        assertThat(read.test()).isEqualTo(test);
        assertThat(read.network().nodes()).isEqualTo(live.best().graph().nodes());
        assertThat(read.result().definition().space().decisions())
                .isEqualTo(live.definition().space().decisions());
        assertThat(read.result().definition().training().fixed())
                .isEqualTo(live.definition().training().fixed());
        assertThat(read.result().definition().limits())
                .isEqualTo(live.definition().limits());
        assertThat(read.versions()).containsKeys("nasturtium", "java", "toy");
    }

    @Test
    void writesOneJsonForPrograms() {
        SearchResult live = SmallSearch.run(runs, SmallSearch.definition(3, 1));

        var json = ResultJson.of(ArchivedSearch.all(live.run()));

        assertThat(json.path("run").asText()).isEqualTo(live.run().toString());
        assertThat(json.path("trials")).hasSize(3);
        assertThat(json.path("trials").get(0).path("status").asText()).isEqualTo("completed");
        assertThat(json.path("trials").get(0).path("metrics").path("accuracy").isNumber())
                .isTrue();
        assertThat(json.path("best").path("id").asInt())
                .isEqualTo(live.best().trial().id());
        assertThat(json.path("test").isNull()).isTrue();
    }

    @Test
    void keepsTheSearchesOfOneScriptApart() {
        SearchEnvironment environment = SmallSearch.environment(runs, false, SearchListener.SILENT);
        try (RunSession session = new RunSession(environment)) {
            session.search(SmallSearch.definition(2, 1));
            session.search(SmallSearch.definition(3, 1));
            session.finish();
        }

        List<ArchivedSearch> searches = ArchivedSearch.all(runs.resolve("small"));

        assertThat(searches)
                .extracting(search -> search.result().trials().size())
                .containsExactly(2, 3);
        var json = ResultJson.of(searches);
        assertThat(json.path("trials")).as("the last search").hasSize(3);
        assertThat(json.path("runs")).hasSize(1);
    }
}
