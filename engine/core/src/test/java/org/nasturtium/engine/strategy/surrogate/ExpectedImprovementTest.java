package org.nasturtium.engine.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExpectedImprovementTest {
    @Test
    void isTheMeanOfWhatIsGained() {
        Random random = new Random(1);
        double gained = 0;
        int draws = 400_000;
        for (int i = 0; i < draws; i++) {
            gained += Math.max(0, 0.3 + 0.5 * random.nextGaussian() - 0.6);
        }
        // the standard error of the mean is 0.0003
        assertThat(ExpectedImprovement.of(0.3, 0.5, 0.6)).isCloseTo(gained / draws, Offset.offset(0.0015));
    }

    @Test
    void hasABoundThatLiesAboveAndNear() {
        for (double u = -11; u < 8; u += 0.0137) {
            double exact = ExpectedImprovement.of(u * 0.2, 0.2, 0);
            double bound = ExpectedImprovement.bound(u * 0.2, 0.2, 0);
            assertThat(bound).isGreaterThanOrEqualTo(exact * (1 - 1e-9));
            assertThat(bound).isLessThan(exact * 1.01 + 1e-9);
        }
    }
}
