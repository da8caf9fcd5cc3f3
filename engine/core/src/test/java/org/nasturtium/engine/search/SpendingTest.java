package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.energy.CpuTime;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.energy.EnergyMeter;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.energy.EnergySource.Kind;
import org.nasturtium.engine.energy.EnergySpent;

class SpendingTest {
    private static final Meters METERS = new Meters(EnergyMeter.estimating(Electricity.UNKNOWN, CpuTime.here()));
    private static final SearchClock NO_TIME = new Stopwatch(() -> 0, 0);

    private double meter = 7;
    private long nanos;

    private Spending spending(double before) {
        return spending(before, 0);
    }

    private Spending spending(double before, double winner) {
        Budget budget = Budget.of(Resource.CPU, 150).withWinner(winner);
        return new Spending(budget, Set.of(), resource -> () -> meter, Map.of("cpuSeconds", before), Map.of(), NO_TIME);
    }

    @Test
    void addsWhatEarlierProcessesSpent() {
        Spending spending = spending(100);
        meter += 20;

        assertThat(spending.amounts()).containsExactly(Map.entry("cpuSeconds", 120.0));
        assertThat(spending.words()).isEqualTo("120 of 150 CPU seconds");
        assertThat(spending.over(0)).isNull();
        meter += 30;
        assertThat(spending.over(0)).isEqualTo("budget of 150 CPU seconds spent");
    }

    @Test
    void foreseesByWhatTheTrialsUsedASecond() {
        Spending spending = spending(0);
        assertThat(spending.secondsLeft(0)).isInfinite();
        meter += 50; // before any trial
        spending.begin();
        meter += 20;
        spending.ended(10, 10);

        assertThat(spending.secondsLeft(0)).isCloseTo(40, within(1e-9));
        meter += 80;
        assertThat(spending.secondsLeft(0)).isZero();
    }

    @Test
    void foreseesByTheTrialsAtWorkToo() {
        Spending spending = new Spending(
                Budget.of(Resource.CPU, 150),
                Set.of(),
                resource -> () -> meter,
                Map.of(),
                Map.of(),
                new Stopwatch(() -> nanos, 0));
        for (int i = 0; i < 4; i++) {
            spending.begin();
        }
        nanos = 5_000_000_000L;
        meter += 20;
        spending.ended(5, 5);

        assertThat(spending.secondsLeft(0))
                .isCloseTo(130, within(1e-9)); // one CPU second a second of a trial, not four
    }

    @Test
    void countsWhatIsNotBoundedAndTellsItsEnergy() {
        Spending spending = new Spending(
                Budget.of(Resource.CARBON, 5),
                Set.copyOf(Resource.all()),
                resource -> () -> resource == Resource.CPU ? meter : meter / 1000,
                Map.of("cpuSeconds", 10.0, "wattHours", 0.01),
                Map.of(),
                NO_TIME);
        spending.begin();
        meter += 20;
        spending.ended(20, 20);

        assertThat(spending.isBounded()).isTrue();
        assertThat(spending.words()).isEqualTo("0.02 of 5 g CO2e");
        assertThat(spending.secondsLeft(0)).isCloseTo(4980, within(1e-6));
        EnergySpent energy = Spending.energy(
                spending.amounts(), new EnergySource(Kind.ESTIMATE, "as told", 1, 1), Electricity.UNKNOWN);
        assertThat(energy).isNotNull();
        assertThat(energy.wattHours()).isCloseTo(0.03, within(1e-9));
        assertThat(energy.grams()).isCloseTo(0.02, within(1e-9));
        assertThat(energy.cpuSeconds()).isCloseTo(30, within(1e-9));
        assertThat(Spending.energy(Map.of(), null, Electricity.UNKNOWN)).isNull();
    }

    @Test
    void boundsNothingWithoutABound() {
        Spending spending = new Spending(Budget.trials(3), Set.of(), METERS::of, Map.of(), Map.of(), NO_TIME);

        assertThat(spending.isMeasured()).isFalse();
        assertThat(spending.over(0)).isNull();
        assertThat(spending.words()).isEmpty();
        assertThat(spending.secondsLeft(0)).isInfinite();
    }

    @Test
    void keepsBackWhatTheWinnerCanUse() {
        Spending spending = spending(0, 0.5);
        spending.begin();
        meter += 60;
        spending.ended(30, 30);

        assertThat(spending.secondsOfShare()).isCloseTo(37.5, within(1e-9));
        assertThat(spending.secondsForWinner()).isCloseTo(45, within(1e-9));
        assertThat(spending.secondsLeft(1000)).isCloseTo(7.5, within(1e-9)); // half of 150 less 60, at 2 a second
        assertThat(spending.secondsLeft(10)).isCloseTo(35, within(1e-9)); // the winner has no use for more than 20
        meter += 15;
        assertThat(spending.over(1000)).isEqualTo("budget of 150 CPU seconds spent but for the 75 of the winner");
        assertThat(spending.over(10)).isNull();
    }

    @Test
    void goesByEarlierProcessesUntilATrialEnds() {
        Budget budget = Budget.of(Resource.CPU, 150).withWinner(0.5);
        Map<String, Double> rates = Map.of("cpuSeconds", 3.0);
        Spending resumed =
                new Spending(budget, Set.of(), resource -> () -> meter, Map.of("cpuSeconds", 135.0), rates, NO_TIME);

        assertThat(resumed.secondsForWinner()).isCloseTo(5, within(1e-9));
        assertThat(resumed.event(1).rates()).isEqualTo(rates);
        resumed.begin();
        meter += 5;
        resumed.ended(5, 5);
        assertThat(resumed.secondsForWinner()).isCloseTo(10, within(1e-9));
        meter += 5; // as the winner's training uses it
        assertThat(resumed.event(2).rates()).containsExactly(Map.entry("cpuSeconds", 1.0));
    }

    @Test
    void measuresTheProcess() {
        double before = METERS.of(Resource.CPU).getAsDouble();
        double sum = 0;
        for (int i = 0; i < 50_000_000; i++) {
            sum += Math.sqrt(i);
        }
        assertThat(sum).isPositive();
        assertThat(METERS.of(Resource.CPU).getAsDouble()).isGreaterThan(before);
    }
}
