package org.nasturtium.engine.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.energy.EnergyMeter.Work;

class EnergyMeterTest {
    @TempDir
    Path folder;

    private EnergyMeter estimating(Electricity electricity, FakeMachine machine) {
        return new EnergyMeter(electricity, new EstimatedPower(electricity), null, false, machine);
    }

    @Test
    void anEstimateIsCpuTimeTimesWattsAndSaysHowSureItIs() {
        FakeMachine machine = new FakeMachine(folder);
        machine.processSeconds = 100; // before the meter began
        EnergyMeter meter = estimating(Electricity.UNKNOWN, machine);
        machine.processSeconds += 240;
        EnergySpent spent = meter.spent();
        assertThat(spent.joules()).isCloseTo(2880, within(1e-9));
        assertThat(spent.wattHours()).isCloseTo(0.8, within(1e-9));
        assertThat(spent.grams()).isCloseTo(0.384, within(1e-9));
        assertThat(spent)
                .hasToString("0.8 Wh, 0.38 g CO2e in 240 CPU s (estimated at 12 W a busy core, 480 g CO2e/kWh"
                        + " (the world's average); could be 0.32 to 2 times that)");
    }

    @Test
    void statedWattsAndIntensityAreUsedAndSaid() {
        FakeMachine machine = new FakeMachine(folder);
        EnergyMeter meter = estimating(new Electricity(7.5, 56.0), machine);
        machine.processSeconds = 4800;
        assertThat(meter.spent())
                .hasToString(
                        "10 Wh, 0.56 g CO2e in 4800 CPU s (estimated at 7.5 W a busy core, as stated, 56 g CO2e/kWh)");
        assertThatThrownBy(() -> new Electricity(0.0, null)).hasMessageContaining("energy watts: 0.0");
        assertThatThrownBy(() -> new Electricity(null, -1.0)).hasMessageContaining("energy intensity: -1.0");
    }

    @Test
    void theWorkOfAThreadCostsItsCpuTime() {
        FakeMachine machine = new FakeMachine(folder);
        EnergyMeter meter = estimating(Electricity.UNKNOWN, machine);
        machine.threadSeconds = 5;
        try (Work work = meter.work()) {
            machine.threadSeconds = 8;
            machine.processSeconds = 30;
            assertThat(work.spent().joules()).isCloseTo(36, within(1e-9));
        }
    }

    @Test
    void ofAMeasuredMachineAThreadAndAProcessPayTheirShares() {
        FakeMachine machine = new FakeMachine(folder).counter("intel-rapl:0", "package-0", 0);
        EnergyMeter meter = new EnergyMeter(
                Electricity.UNKNOWN,
                Objects.requireNonNull(RaplPower.find(machine.powercap(), machine.stat())),
                null,
                false,
                machine);
        try (Work work = meter.work()) {
            machine.set("intel-rapl:0", 400_000).busySeconds(8);
            machine.processSeconds = 4;
            machine.threadSeconds = 2;
            assertThat(work.spent().joules()).isCloseTo(0.1, within(1e-9));
        }
        assertThat(meter.spent().joules()).isCloseTo(0.2, within(1e-9));
        assertThat(meter.expected(2).energy()).isEqualTo(new Energy(2));
        machine.set("intel-rapl:0", 500_000).busySeconds(18); // others worked
        assertThat(meter.spent().joules()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void losesNothingBetweenTwoTicksOfTheMachine() {
        FakeMachine machine = new FakeMachine(folder).counter("intel-rapl:0", "package-0", 0);
        EnergyMeter meter = new EnergyMeter(
                Electricity.UNKNOWN,
                Objects.requireNonNull(RaplPower.find(machine.powercap(), machine.stat())),
                null,
                false,
                machine);
        for (int i = 1; i <= 8; i++) {
            machine.set("intel-rapl:0", i * 100_000L);
            machine.processSeconds = i * 0.005;
            machine.busySeconds(i % 2 == 0 ? i * 0.01 : (i - 1) * 0.01); // a tick after every other look
            meter.spent();
        }
        assertThat(meter.spent().joules()).isCloseTo(0.8 * 0.04 / 0.08, within(1e-9));
        assertThat(meter.spent().cpuSeconds()).isCloseTo(0.04, within(1e-9));
    }

    @Test
    void aCardIsSharedByThoseAtWork() {
        FakeMachine machine = new FakeMachine(folder);
        AtomicLong nanos = new AtomicLong();
        GraphicsPower cards = new GraphicsPower(List.of("0"), nanos::get);
        EnergyMeter meter =
                new EnergyMeter(Electricity.UNKNOWN, new EstimatedPower(Electricity.UNKNOWN), cards, false, machine);
        cards.take("0, 100.00");
        try (Work first = meter.work()) {
            nanos.addAndGet(2_000_000_000L);
            try (Work second = meter.work()) {
                nanos.addAndGet(4_000_000_000L);
                assertThat(second.spent().joules()).isCloseTo(200, within(1e-6));
            }
            assertThat(first.spent().joules()).isCloseTo(400, within(1e-6));
        }
        nanos.addAndGet(1_000_000_000L);
        assertThat(meter.spent().joules()).isCloseTo(700, within(1e-6));
        assertThat(meter.source().words()).contains("GPU 0 measured by nvidia-smi");
        assertThat(meter.source().kind()).isEqualTo(EnergySource.Kind.ESTIMATE);
    }

    @Test
    void amountsReadWell() {
        assertThat(new Energy(0.0123)).hasToString("12.3 mJ");
        assertThat(new Energy(85)).hasToString("85 J");
        assertThat(Energy.wattHours(2100)).hasToString("2.1 kWh");
        assertThat(new Energy(0)).hasToString("0 mJ");
        assertThat(new Carbon(0.0004)).hasToString("0.4 mg CO2e");
        assertThat(new Carbon(2100)).hasToString("2.1 kg CO2e");
    }
}
