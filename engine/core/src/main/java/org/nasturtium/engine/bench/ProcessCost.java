package org.nasturtium.engine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time and memory of this process, as the system counts them.
 *
 * <p>On Linux from {@code /proc/self/stat}, in ticks of 10 ms: take enough steps. Elsewhere from the JVM's bean, which
 * does not tell user from system time: all of it counts as user time.
 *
 * @param userMs time outside the kernel
 * @param systemMs time in the kernel
 */
record ProcessCost(double userMs, double systemMs) {
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double MS_A_TICK = 10;

    static ProcessCost now() {
        if (!Files.isReadable(STAT)) {
            var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
            return new ProcessCost(system.getProcessCpuTime() / 1e6, 0);
        }
        String line = read(STAT);
        // the second field, the program's name in brackets, may hold blanks
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return new ProcessCost(Long.parseLong(fields[11]) * MS_A_TICK, Long.parseLong(fields[12]) * MS_A_TICK);
    }

    ProcessCost since(ProcessCost before) {
        return new ProcessCost(userMs - before.userMs, systemMs - before.systemMs);
    }

    double totalMs() {
        return userMs + systemMs;
    }

    /** The most physical memory that the process ever held; 0 where the system does not tell. */
    static long peakMegabytes() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        return read(STATUS)
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
