package org.nasturtium.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final Limit MOST = new Limit("latency", 0.004);
    private static final Limit LEAST = Limit.atLeast("accuracy", 0.8);

    @Test
    void holdsOnItsGoodSide() {
        assertThat(MOST.holds(0.004)).isTrue();
        assertThat(MOST.holds(0.0041)).isFalse();
        assertThat(LEAST.holds(0.8)).isTrue();
        assertThat(LEAST.holds(0.79)).isFalse();
        assertThat(MOST.holds(Double.NaN) || LEAST.holds(Double.NaN)).isFalse();
    }

    @Test
    void addsRelativeBreachesOfWhatIsKnown() {
        List<Limit> both = List.of(MOST, LEAST);
        assertThat(Limit.breach(both, Map.of("latency", 0.006, "accuracy", 0.6)))
                .isEqualTo(0.75, within(1e-12));
        assertThat(Limit.breach(both, Map.of("latency", 0.006))).isEqualTo(0.5, within(1e-12));
        assertThat(Limit.breach(both, Map.of("latency", 0.001, "accuracy", 0.9)))
                .isZero();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(MOST.broken(Metric.LATENCY, 0.005)).isEqualTo("latency 5.00 ms > limit 4.00 ms");
        assertThat(LEAST.broken(Metric.ACCURACY, 0.5)).isEqualTo("accuracy 0.5000 < limit 0.8000");
    }
}
