package org.nasturtium.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectiveBoxTest {
    private static final List<Objective> OBJECTIVES =
            List.of(new Objective("accuracy", true), new Objective("params", false));
    private static final Result SMALL = result(0.5, 100);
    private static final Result MIDDLE = result(0.8, 200);
    private static final Result LARGE = result(0.9, 500);
    private static final Result POOR = result(0.4, 300);

    private record Result(Outcome outcome, double part) implements Evaluated {}

    private static Result result(double accuracy, double params) {
        return new Result(new Outcome.Completed(Map.of("accuracy", accuracy, "params", params), List.of()), 1);
    }

    @Test
    void reachesATenthBeyondTheWorstThatWasCompleted() {
        ObjectiveBox box = ObjectiveBox.around(
                List.of(SMALL, POOR, LARGE, new Result(new Outcome.Failed("diverged"), 1)), OBJECTIVES);
        assertThat(box.worst().get(0)).isEqualTo(0.35, within(1e-12));
        assertThat(box.worst().get(1)).isEqualTo(540, within(1e-9));
        assertThat(box.best()).containsExactly(0.9, 100.0);
    }

    @Test
    void measuresAShareThatNoUnitChanges() {
        List<Result> all = List.of(SMALL, POOR, MIDDLE, LARGE);
        // by hand, from (0.35, 540): 0.15 x 440 + 0.3 x 340 + 0.1 x 40 of 0.55 x 440
        double expected = (0.15 * 440 + 0.3 * 340 + 0.1 * 40) / (0.55 * 440);
        assertThat(ObjectiveBox.around(all, OBJECTIVES).share(all)).isEqualTo(expected, within(1e-12));

        List<Result> inThousands = List.of(result(0.5, 0.1), result(0.4, 0.3), result(0.8, 0.2), result(0.9, 0.5));
        assertThat(ObjectiveBox.around(inThousands, OBJECTIVES).share(inThousands))
                .isEqualTo(expected, within(1e-12));
    }

    @Test
    void growsTrialByTrialToTheShareOfAll() {
        Result failed = new Result(new Outcome.Failed("diverged"), 1);
        List<Result> all = List.of(failed, POOR, SMALL, POOR, LARGE, MIDDLE);
        ObjectiveBox box = ObjectiveBox.around(all, OBJECTIVES);
        List<Double> growth = box.growth(all);
        assertThat(growth).isSorted().hasSize(6);
        assertThat(growth.get(0)).isZero();
        assertThat(growth.get(1)).isPositive();
        assertThat(growth.get(3)).isEqualTo(growth.get(2));
        assertThat(growth.get(5)).isEqualTo(box.share(all));
        for (int i = 1; i <= all.size(); i++) {
            assertThat(growth.get(i - 1)).isEqualTo(box.share(all.subList(0, i)), within(1e-12));
        }
    }

    @Test
    void countsTheHighestFidelityAlone() {
        Result cheap = new Result(new Outcome.Completed(Map.of("accuracy", 0.99, "params", 1.0), List.of()), 0.5);
        ObjectiveBox box = ObjectiveBox.around(List.of(cheap, SMALL, LARGE), OBJECTIVES);
        assertThat(box.best()).containsExactly(0.9, 100.0);
        assertThat(box.share(List.of(cheap))).isZero();
        assertThat(box.growth(List.of(cheap, SMALL)).get(0)).isZero();
    }

    @Test
    void isWholeWhereAllIsTheSameAndNothingOfNothing() {
        assertThat(ObjectiveBox.around(List.of(SMALL), OBJECTIVES).share(List.of(SMALL)))
                .isEqualTo(1, within(1e-12));
        assertThat(ObjectiveBox.around(List.<Result>of(), OBJECTIVES).share(List.<Result>of()))
                .isZero();
    }
}
