package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SpendingTest {
    private double meter = 7;

    private Spending spending(double before) {
        return new Spending(Map.of(Resource.CPU, 150.0), resource -> () -> meter, Map.of("cpuSeconds", before));
    }

    @Test
    void addsWhatEarlierProcessesSpent() {
        Spending spending = spending(100);
        meter += 20;

        assertThat(spending.amounts()).containsExactly(Map.entry("cpuSeconds", 120.0));
        assertThat(spending.words()).isEqualTo("120 of 150 CPU seconds");
        assertThat(spending.over()).isNull();
        meter += 30;
        assertThat(spending.over()).isEqualTo("budget of 150 CPU seconds spent");
    }

    @Test
    void foreseesByWhatTheTrialsUsedASecond() {
        Spending spending = spending(0);
        assertThat(spending.secondsLeft()).isInfinite();
        meter += 50; // before any trial
        spending.begin();
        meter += 20;
        spending.ended(10);

        assertThat(spending.secondsLeft()).isCloseTo(40, within(1e-9));
        meter += 80;
        assertThat(spending.secondsLeft()).isZero();
    }

    @Test
    void boundsNothingWithoutABound() {
        Spending spending = new Spending(Map.of(), Meters::of, Map.of());

        assertThat(spending.isMeasured()).isFalse();
        assertThat(spending.over()).isNull();
        assertThat(spending.words()).isEmpty();
        assertThat(spending.secondsLeft()).isInfinite();
    }

    @Test
    void measuresTheProcess() {
        double before = Meters.of(Resource.CPU).getAsDouble();
        double sum = 0;
        for (int i = 0; i < 50_000_000; i++) {
            sum += Math.sqrt(i);
        }
        assertThat(sum).isPositive();
        assertThat(Meters.of(Resource.CPU).getAsDouble()).isGreaterThan(before);
    }
}
