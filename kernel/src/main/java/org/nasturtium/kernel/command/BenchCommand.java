package org.nasturtium.kernel.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.bench.BenchmarkCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code nas bench ...}: measurements that anyone can repeat. */
@Command(
        name = "bench",
        description = "Measure; every figure of the documentation names the command that made it.",
        subcommands = {
            BenchCommand.Train.class,
            BenchStrategiesCommand.class,
            BenchHypervolumeCommand.class,
            BenchFidelitiesCommand.class,
            BenchProxiesCommand.class,
            BenchOverheadCommand.class,
            BenchQualityCommand.class
        })
final class BenchCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "what to measure is missing: train, strategies, hypervolume, fidelities, overhead, proxies, quality");
    }

    /** Training and inference steps of fixed workloads, comparable with PyTorch's in one run. */
    @Command(
            name = "train",
            description = "Process CPU and wall time of a training step; see docs/performance.md.",
            footer = {
                "",
                "Options: --workload W1|W1I|W2|W3|W4a --backend torch|dl4j --threads 1 --steps N --warmup N",
                "  --layout blocked|dense --json OUT|- ; --serve answers lines `run N` on standard input,",
                "  so that benchmarks/interleave.py can measure it and PyTorch in turns."
            })
    static final class Train implements Callable<Integer> {
        // the benchmark reads its own options, the same from Java
        @Unmatched
        private final List<String> options = new ArrayList<>();

        @Override
        public Integer call() {
            try {
                BenchmarkCommand.run(options, System.in, System.out);
            } catch (IllegalArgumentException wrong) {
                throw new UsageError(String.valueOf(wrong.getMessage()));
            }
            return 0;
        }
    }
}
