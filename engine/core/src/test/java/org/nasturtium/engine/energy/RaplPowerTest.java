package org.nasturtium.engine.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaplPowerTest {
    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void two() {
        machine = new FakeMachine(folder)
                .counter("intel-rapl:0", "package-0", 900_000)
                .counter("intel-rapl:0:0", "core", 800_000)
                .counter("intel-rapl:0:1", "dram", 100_000)
                .counter("intel-rapl:1", "psys", 5)
                .counter("intel-rapl-mmio:0", "package-0", 900_000);
    }

    private RaplPower rapl() {
        return Objects.requireNonNull(RaplPower.find(machine.powercap(), machine.stat()));
    }

    @Test
    void packagesAndMemoryCountOnceAndTheirPartsNotAtAll() {
        RaplPower rapl = rapl();
        machine.set("intel-rapl:0", 950_000)
                .set("intel-rapl:0:0", 999_000)
                .set("intel-rapl:0:1", 120_000)
                .set("intel-rapl:1", 999_000)
                .set("intel-rapl-mmio:0", 999_000);
        assertThat(rapl.read().joules()).isCloseTo(0.07, within(1e-9));
        assertThat(rapl.source().words()).contains("package-0, dram").contains("whole machine");
    }

    @Test
    void aCounterThatBeganAnewGoesOn() {
        RaplPower rapl = rapl();
        machine.set("intel-rapl:0", 30_000);
        assertThat(rapl.read().joules()).isCloseTo(0.13, within(1e-9));
        machine.set("intel-rapl:0", 40_000);
        assertThat(rapl.read().joules()).isCloseTo(0.14, within(1e-9));
    }

    @Test
    void aPartOfTheCpuTimePaysThatPart() {
        RaplPower rapl = rapl();
        ProcessorPower.Reading before = rapl.read();
        machine.set("intel-rapl:0", 980_000).busySeconds(4);
        ProcessorPower.Reading after = rapl.read();
        assertThat(rapl.joules(before, after, 1)).isCloseTo(0.02, within(1e-9));
        assertThat(rapl.joules(before, after, 5)).isCloseTo(0.08, within(1e-9));
        assertThat(rapl.joules(after, after, 1)).isZero();
    }

    @Test
    void withoutReadablePackagesThereIsNone() throws IOException {
        assertThat(RaplPower.find(folder.resolve("absent"), machine.stat())).isNull();
        assertThat(RaplPower.whyNot(folder.resolve("absent"))).contains("no energy counters");
        Files.delete(machine.powercap().resolve("intel-rapl:0/energy_uj"));
        assertThat(RaplPower.find(machine.powercap(), machine.stat())).isNull();
        assertThat(RaplPower.whyNot(machine.powercap()))
                .contains("administrator")
                .contains("chmod a+r");
        Files.delete(machine.stat());
        machine.set("intel-rapl:0", 1);
        assertThat(RaplPower.find(machine.powercap(), machine.stat())).isNull();
    }

    @Test
    void whatWasCountedHoldsWhenTheCounterIsLost() throws IOException {
        RaplPower rapl = rapl();
        machine.set("intel-rapl:0", 950_000);
        rapl.read();
        Files.delete(machine.powercap().resolve("intel-rapl:0/energy_uj"));
        assertThat(rapl.read().joules()).isCloseTo(0.05, within(1e-9));
        assertThat(rapl.source().words()).contains("could not be read to the end");
    }
}
