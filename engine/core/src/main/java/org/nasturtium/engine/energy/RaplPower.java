package org.nasturtium.engine.energy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Intel's and AMD's own energy counters (RAPL: running average power limit) as Linux shows them: processor packages and,
 * where there are any, memory modules. They count the whole machine, without power supply, disks and fans.
 *
 * <p>A counter begins anew at its range, at full load after some ten minutes: read it more often.
 */
final class RaplPower implements ProcessorPower {
    /** Where Linux shows the counters. */
    static final Path POWERCAP = Path.of("/sys/class/powercap");

    /** CPU time of the whole machine. */
    static final Path STAT = Path.of("/proc/stat");

    private static final double TICKS_A_SECOND = 100;

    private final List<Domain> domains;
    private final Path stat;
    private Reading last = new Reading(0, 0);
    private @Nullable IOException trouble;

    private RaplPower(List<Domain> domains, Path stat) {
        this.domains = domains;
        this.stat = stat;
    }

    /** The counters of a machine; null where none can be read. */
    static @Nullable RaplPower find(Path powercap, Path stat) {
        List<Domain> domains = new ArrayList<>();
        try {
            for (Path folder : folders(powercap)) {
                Domain domain = Domain.open(folder);
                if (domain != null) {
                    domains.add(domain);
                }
            }
            ticks(stat);
        } catch (IOException unreadable) {
            return null; // said by whyNot
        }
        return domains.stream().anyMatch(Domain::isPackage) ? new RaplPower(domains, stat) : null;
    }

    /** Why there is nothing to read, and what helps. */
    static String whyNot(Path powercap) {
        boolean isThere;
        try {
            isThere = !folders(powercap).isEmpty();
        } catch (IOException absent) {
            isThere = false;
        }
        return isThere
                ? "the processor's energy counters are for the administrator alone: `sudo chmod a+r " + powercap
                        + "/intel-rapl:*/energy_uj` lets everybody read them until the next start"
                : "this machine shows no energy counters in " + powercap
                        + " (virtual machines and containers seldom do)";
    }

    /** {@code intel-rapl:0}, {@code intel-rapl:0:0}; the same counters are there again as {@code intel-rapl-mmio:0}. */
    private static List<Path> folders(Path powercap) throws IOException {
        try (Stream<Path> files = Files.list(powercap)) {
            return files.filter(file -> file.getFileName().toString().matches("intel-rapl:\\d+(:\\d+)?"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public synchronized Reading read() {
        try {
            for (Domain domain : domains) {
                domain.update();
            }
            last = new Reading(domains.stream().mapToDouble(Domain::joules).sum(), ticks(stat) / TICKS_A_SECOND);
        } catch (IOException failure) {
            trouble = failure; // what was counted so far holds; the source says that it stopped
        }
        return last;
    }

    @Override
    public synchronized EnergySource source() {
        String names = domains.stream().map(Domain::name).collect(Collectors.joining(", "));
        return new EnergySource(
                EnergySource.Kind.MACHINE,
                "measured by RAPL (" + names + ") for the whole machine, this process's part by its share of CPU time"
                        + (trouble == null ? "" : "; the counters could not be read to the end: " + trouble),
                1,
                1);
    }

    @Override
    public boolean isWatched() {
        return true;
    }

    /** Ticks in which any core was busy: {@code cpu user nice system idle iowait irq softirq steal guest}. */
    private static long ticks(Path stat) throws IOException {
        try (Stream<String> lines = Files.lines(stat)) {
            String[] fields = lines.findFirst().orElse("").trim().split("\\s+");
            if (fields.length < 8 || !fields[0].equals("cpu")) {
                throw new IOException(stat + " does not begin with the machine's CPU time");
            }
            return Long.parseLong(fields[1])
                    + Long.parseLong(fields[2])
                    + Long.parseLong(fields[3])
                    + Long.parseLong(fields[6])
                    + Long.parseLong(fields[7]);
        } catch (NumberFormatException odd) {
            throw new IOException(stat + " does not begin with the machine's CPU time", odd);
        }
    }

    /** One counter, in microjoules. */
    private static final class Domain {
        private final String name;
        private final Path counter;
        private final long range;
        private long before;
        private double joules;

        private Domain(String name, Path counter, long range, long before) {
            this.name = name;
            this.counter = counter;
            this.range = range;
            this.before = before;
        }

        /** Null for parts of a package, for the whole platform, and for what may not be read. */
        static @Nullable Domain open(Path folder) {
            try {
                String name = Files.readString(folder.resolve("name")).strip();
                Path counter = folder.resolve("energy_uj");
                return name.startsWith("package") || name.equals("dram")
                        ? new Domain(name, counter, number(folder.resolve("max_energy_range_uj")), number(counter))
                        : null;
            } catch (IOException unreadable) {
                return null;
            }
        }

        String name() {
            return name;
        }

        boolean isPackage() {
            return name.startsWith("package");
        }

        double joules() {
            return joules;
        }

        void update() throws IOException {
            long now = number(counter);
            long gone = now >= before ? now - before : now - before + range;
            before = now;
            joules += gone * 1e-6;
        }

        private static long number(Path file) throws IOException {
            try {
                return Long.parseLong(Files.readString(file).strip());
            } catch (NumberFormatException odd) {
                throw new IOException(file + " holds no whole number", odd);
            }
        }
    }
}
