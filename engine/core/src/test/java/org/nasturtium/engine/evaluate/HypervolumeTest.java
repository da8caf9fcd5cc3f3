package org.nasturtium.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {
    private static final List<Objective> TWO = List.of(new Objective("accuracy", true), new Objective("params", false));

    private record Result(Outcome outcome) implements Evaluated {
        static Result of(double accuracy, double params) {
            return new Result(new Outcome.Completed(Map.of("accuracy", accuracy, "params", params), List.of()));
        }
    }

    @Test
    void addsTheStepsOfAFrontOfTwo() {
        List<Result> front = List.of(Result.of(0.9, 8), Result.of(0.5, 2), Result.of(0.4, 9));

        // (0.9 - 0) * (10 - 8) + (0.5 - 0) * (8 - 2); the third is dominated
        assertThat(Hypervolume.of(front, TWO, new double[] {0, 10})).isCloseTo(4.8, within(1e-12));
    }

    @Test
    void countsNothingThatIsNoBetterThanTheReference() {
        assertThat(Hypervolume.of(List.of(Result.of(0.9, 10)), TWO, new double[] {0, 10}))
                .isZero();
        assertThat(Hypervolume.of(List.of(), TWO, new double[] {0, 10})).isZero();
    }

    @Test
    void needsANumberForEachObjective() {
        assertThatThrownBy(() -> Hypervolume.of(List.of(), TWO, new double[] {0}))
                .hasMessageStartingWith("the reference point has 1 numbers, but there are 2 objectives");
    }

    /** Inclusion and exclusion over all subsets is slow and certain. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isTheVolumeOfTheUnionOfBoxes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int places = (int) (1 + seed % 4);
        double[] worst = random.doubles(places, 0.8, 1.2).toArray();
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            points.add(random.doubles(places).toArray());
        }
        double volume = 0;
        for (int subset = 1; subset < 1 << points.size(); subset++) {
            double box = 1;
            for (int place = 0; place < places; place++) {
                double most = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < points.size(); i++) {
                    most = (subset >> i & 1) == 1 ? Math.max(most, points.get(i)[place]) : most;
                }
                box *= Math.max(0, worst[place] - most);
            }
            volume += Integer.bitCount(subset) % 2 == 1 ? box : -box;
        }
        assertThat(Hypervolume.ofCosts(points, worst)).isCloseTo(volume, within(1e-9));
    }
}
