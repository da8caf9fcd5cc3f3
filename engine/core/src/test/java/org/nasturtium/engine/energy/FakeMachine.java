package org.nasturtium.engine.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine whose counters a test sets: folders as Linux has them, and CPU time. */
final class FakeMachine implements CpuTime {
    private static final long RANGE = 1_000_000;

    private final Path root;
    double processSeconds;
    double threadSeconds;

    FakeMachine(Path root) {
        this.root = root;
        busySeconds(0);
    }

    Path powercap() {
        return root.resolve("powercap");
    }

    Path stat() {
        return root.resolve("stat");
    }

    /** A counter that begins anew at one joule. */
    FakeMachine counter(String folder, String name, long microjoules) {
        write(powercap().resolve(folder).resolve("name"), name);
        write(powercap().resolve(folder).resolve("max_energy_range_uj"), String.valueOf(RANGE));
        return set(folder, microjoules);
    }

    FakeMachine set(String folder, long microjoules) {
        write(powercap().resolve(folder).resolve("energy_uj"), String.valueOf(microjoules));
        return this;
    }

    /** CPU time of the whole machine, half of it in user programs, half in the kernel; idle time does not count. */
    FakeMachine busySeconds(double seconds) {
        long ticks = Math.round(seconds * 50);
        write(stat(), "cpu  " + ticks + " 0 " + ticks + " 999999 777 0 0 0 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1");
        return this;
    }

    @Override
    public double ofProcess() {
        return processSeconds;
    }

    @Override
    public double ofThread() {
        return threadSeconds;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
