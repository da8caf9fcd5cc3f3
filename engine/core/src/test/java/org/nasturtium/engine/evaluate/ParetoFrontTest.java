package org.nasturtium.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoFrontTest {
    private static final Objective ACCURACY = new Objective("accuracy", true);
    private static final Objective PARAMS = new Objective("params", false);
    private static final List<Objective> BOTH = List.of(ACCURACY, PARAMS);

    private record Result(String name, Outcome outcome) implements Evaluated {
        static Result of(String name, double accuracy, double params) {
            return new Result(name, new Outcome.Completed(Map.of("accuracy", accuracy, "params", params), List.of()));
        }
    }

    @Test
    void theFrontOfOneObjectiveIsTheFirstOfTheBest() {
        List<Result> results = List.of(Result.of("a", 0.8, 1), Result.of("b", 0.9, 5), Result.of("c", 0.9, 1));
        assertThat(ParetoFront.of(results, List.of(ACCURACY)))
                .extracting(Result::name)
                .containsExactly("b");
        assertThat(ParetoFront.best(results, BOTH)).isEqualTo(results.get(2));
    }

    @Test
    void whatFailedOrIsNotANumberIsOnNoFront() {
        List<Result> results = List.of(
                new Result("failed", new Outcome.Failed("diverged")),
                new Result("infeasible", new Outcome.Infeasible("too large", Map.of("accuracy", 2.0, "params", 0.0))),
                Result.of("nan", Double.NaN, 0),
                Result.of("fine", 0.5, 10));
        assertThat(ParetoFront.of(results, BOTH)).extracting(Result::name).containsExactly("fine");
        assertThat(ParetoFront.of(List.<Result>of(), BOTH)).isEmpty();
        assertThat(ParetoFront.best(results.subList(0, 3), BOTH)).isNull();
    }

    @Test
    void theKneeLiesFarthestBelowTheLineBetweenTheEnds() {
        List<Result> front =
                List.of(Result.of("large", 0.95, 100), Result.of("knee", 0.94, 20), Result.of("small", 0.80, 10));
        assertThat(ParetoFront.knee(front, BOTH).name()).isEqualTo("knee");
        assertThat(ParetoFront.knee(List.<Result>of(), BOTH)).isNull();
    }

    @Test
    void endsHaveInfiniteRoomAndTheMiddleTheShareOfItsNeighbours() {
        List<Result> front = List.of(Result.of("m", 0.9, 30), Result.of("a", 0.8, 10), Result.of("b", 1.0, 90));
        assertThat(ParetoFront.crowding(front, BOTH))
                .containsExactly(2.0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(ParetoFront.crowding(List.<Result>of(), BOTH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noMemberIsDominatedAndEveryOutsiderIs(long seed) {
        Random random = new Random(seed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            results.add(Result.of("r" + i, random.nextInt(10) / 10.0, random.nextInt(10)));
        }
        List<Result> front = ParetoFront.of(results, BOTH);
        assertThat(front)
                .isNotEmpty()
                .allMatch(member -> results.stream()
                        .noneMatch(other -> ParetoFront.dominates(other.metrics(), member.metrics(), BOTH)));
        assertThat(results)
                .allMatch(result -> front.stream()
                        .anyMatch(member -> member.metrics().equals(result.metrics())
                                || ParetoFront.dominates(member.metrics(), result.metrics(), BOTH)));
        List<List<Result>> ranks = ParetoFront.ranks(results, BOTH);
        assertThat(ranks.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(results);
        for (int rank = 1; rank < ranks.size(); rank++) {
            List<Result> above = ranks.get(rank - 1);
            assertThat(ranks.get(rank))
                    .allMatch(result -> above.stream()
                            .anyMatch(other -> ParetoFront.dominates(other.metrics(), result.metrics(), BOTH)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofOneObjectiveItIsTheFirstOfTheBest(long seed) {
        Random random = new Random(seed);
        List<Objective> one = BOTH.subList(0, 1);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            results.add(Result.of("r" + i, random.nextInt(10) / 10.0, random.nextInt(10)));
        }
        assertThat(ParetoFront.of(results, one))
                .containsExactly(ParetoFront.bestFirst(results, one).get(0));
    }
}
