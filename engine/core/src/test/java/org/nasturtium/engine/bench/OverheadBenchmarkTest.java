package org.nasturtium.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;

class OverheadBenchmarkTest {
    private final OverheadBenchmark benchmark = new OverheadBenchmark();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"random", "evolution", "asha"})
    void runsTheSameTrialsInMemoryWithAJournalAndFromHalfOfIt(String name) throws InterruptedException, IOException {
        StrategyChoice strategy = new StrategyChoice(name, Map.of());
        Path journal = folder.resolve("journal.jsonl");
        List<String> inMemory = told(benchmark.run(strategy, 60, 3, null));
        assertThat(told(benchmark.run(strategy, 60, 3, journal))).isEqualTo(inMemory);
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, lines.size() / 2));
        assertThat(told(benchmark.run(strategy, 60, 3, journal))).isEqualTo(inMemory);
        assertThat(Files.readAllLines(journal)).hasSameSizeAs(lines);
    }

    private static List<String> told(List<Trial> trials) {
        return trials.stream()
                .map(trial -> trial.id() + " " + trial.architecture().text() + " " + trial.part() + trial.metrics())
                .toList();
    }

    @Test
    void measuresATrialAndLeavesNoJournalBehind() throws InterruptedException, IOException {
        OverheadBenchmark.Row row = benchmark.measure(new StrategyChoice("random", Map.of()), 50, folder);
        assertThat(row.milliseconds()).isPositive();
        assertThat(row)
                .extracting(OverheadBenchmark.Row::trials, OverheadBenchmark.Row::journal)
                .containsExactly(50, true);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void replaysInAnotherProcess() throws InterruptedException {
        ColdReplay replay = ColdReplay.measure(100, folder);
        assertThat(replay.trials()).isEqualTo(100);
        assertThat(replay.cpuSeconds()).isPositive();
        assertThat(replay.seconds()).isPositive();
    }
}
