package org.nasturtium.kernel.magic;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Time and memory that something takes.
 *
 * @param wall nanoseconds
 * @param cpu nanoseconds of all threads of the kernel
 * @param allocated bytes that the calling thread asked for
 */
record Measure(long wall, long cpu, long allocated) {
    /** What the counters say now. */
    static Measure now() {
        long cpu = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
        long bytes = ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
        return new Measure(System.nanoTime(), cpu, bytes);
    }

    /** What was needed from an earlier time until this one. */
    Measure since(Measure before) {
        return new Measure(
                wall - before.wall, Math.max(0, cpu - before.cpu), Math.max(0, allocated - before.allocated));
    }

    String text() {
        return "time: " + time((double) wall) + ", CPU " + time((double) cpu) + " in all threads, "
                + bytes((double) allocated)
                + " allocated in this one";
    }

    /** A time with three figures. */
    static String time(double nanos) {
        if (nanos >= 120e9) {
            return String.format(Locale.ROOT, "%d min %d s", (long) (nanos / 60e9), (long) (nanos / 1e9) % 60);
        }
        String[] units = {"ns", "µs", "ms", "s"};
        double value = nanos;
        int unit = 0;
        while (value >= 999.5 && unit < 3) {
            value /= 1000;
            unit++;
        }
        return figures(value) + " " + units[unit];
    }

    /** An amount of memory with three figures. */
    static String bytes(double bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1023.5 && unit < 4) {
            value /= 1024;
            unit++;
        }
        return (unit == 0 ? String.valueOf((long) value) : figures(value)) + " " + units[unit];
    }

    private static String figures(double value) {
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
