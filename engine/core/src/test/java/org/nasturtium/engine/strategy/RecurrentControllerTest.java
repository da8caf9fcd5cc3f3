package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrentControllerTest extends SearchStrategyContract {
    private static final double STEP = 1e-6;

    @Override
    String name() {
        return "controller";
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void followsTheGradientOfTheLogProbability(long seed) {
        Choices choices = new Choices(WIDE);
        RecurrentPolicy policy = new RecurrentPolicy(choices, 3, 0.01);
        List<Choices.Taken> path = choices.path(WIDE.random(new SplittableRandom(seed)));
        double[] weights = policy.weights();
        double[] gradient = new double[weights.length];
        policy.addGradient(new Policy.Weighted(path, 2), 0, gradient);

        for (int i = 0; i < weights.length; i += 7) {
            double kept = weights[i];
            weights[i] = kept + STEP;
            double above = policy.logProbability(path);
            weights[i] = kept - STEP;
            double below = policy.logProbability(path);
            weights[i] = kept;
            assertThat(gradient[i]).as("weight %d", i).isCloseTo(2 * (above - below) / (2 * STEP), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void makesWhatWasGoodLikelier(long seed) {
        Choices choices = new Choices(WIDE);
        for (Policy policy : List.of(new RecurrentPolicy(choices, 8, 0.01), new SoftmaxPolicy(choices, 0.1))) {
            List<Choices.Taken> path = choices.path(policy.draw(new SplittableRandom(seed)));
            double before = policy.logProbability(path);
            policy.ascend(List.of(new Policy.Weighted(path, 1)), 0);
            assertThat(policy.logProbability(path)).isGreaterThan(before);
        }
    }
}
