package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;

class BohbTest extends SearchStrategyContract {
    private static final SearchSpace FOUR = SearchSpace.of(
            "four",
            List.of(
                    Decision.choice("w", 1L, 2L, 3L, 4L, 5L, 6L),
                    Decision.choice("x", 1L, 2L, 3L, 4L, 5L, 6L),
                    Decision.choice("y", 1L, 2L, 3L, 4L, 5L, 6L),
                    Decision.choice("z", 1L, 2L, 3L, 4L, 5L, 6L)));

    @Override
    String name() {
        return "bohb";
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "pairwise"})
    void fillsItsBracketsBetterThanHyperband(String model) {
        double models = 0;
        double chance = 0;
        for (long seed = 0; seed < 5; seed++) {
            models += meanOfTheLowestRung("bohb", Map.of("model", model), seed);
            chance += meanOfTheLowestRung("hyperband", Map.of(), seed);
        }
        assertThat(models).isGreaterThan(chance * 1.1);
    }

    @Test
    void drawsUniformlyWhereItIsToldTo() {
        assertThat(origins(Map.of("random", 1.0))).containsOnly("drawn uniformly");
        assertThat(origins(Map.of("random", 0.0))).contains("model of the results at part 0.111");
    }

    private static List<String> origins(Map<String, Object> options) {
        return trials("bohb", options, 1).stream()
                .map(Trial::origin)
                .filter(origin -> !origin.contains("went on"))
                .distinct()
                .toList();
    }

    private static double meanOfTheLowestRung(String name, Map<String, Object> options, long seed) {
        return trials(name, options, seed).stream()
                .skip(20)
                .filter(trial -> !trial.origin().contains("went on"))
                .mapToDouble(trial -> trial.metrics().get("accuracy"))
                .average()
                .orElseThrow();
    }

    private static List<Trial> trials(String name, Map<String, Object> options, long seed) {
        SearchStrategy strategy = Strategies.create(
                new StrategyChoice(name, options),
                new StrategyTask(FOUR, ACCURACY, List.of(), 0, Map.of(), NINE_EPOCHS));
        List<Trial> trials = new ArrayList<>();
        for (int k = 0; k < 90; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(seed * 1_000 + k));
            double sum = proposal.architecture().values().values().stream()
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .sum();
            Trial trial = trial(k, proposal, new Outcome.Completed(Map.of("accuracy", sum / 24), List.of()));
            trials.add(trial);
            strategy.observe(trial);
        }
        return trials;
    }
}
