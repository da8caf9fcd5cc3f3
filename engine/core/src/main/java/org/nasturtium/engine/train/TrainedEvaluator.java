package org.nasturtium.engine.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.data.Samples;
import org.nasturtium.engine.energy.EnergyMeter;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.QuietGate;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.space.Architecture;

/**
 * Judges an architecture by training it from scratch: limits that follow from the graph first, then the training, then
 * what has to be measured. With several repeats the training is done as often, each from first weights of its own.
 *
 * <p>The metrics hold nothing that differs between two runs of one seed, measured latency and energy apart: times and memory are
 * in the {@link TrainedNetwork}. Safe for several threads: every trial has its own network and parameters.
 */
public final class TrainedEvaluator implements Evaluator, Fidelities {
    /** One subset for all trials of a share, so that they can be compared. */
    private static final long SHARE_SEED = 0;

    private final EvaluationPlan plan;
    private final Trainer trainer;
    private final EnergyMeter energy;
    private final InferenceMeasures measures;
    private final QuietGate gate;
    private final Checkpoints checkpoints;
    private final BiConsumer<TrialSpec, TrainedNetwork> trained;

    /**
     * An evaluator of one run.
     *
     * @param energy counts what trainings spend
     * @param gate shared by all evaluators of the run, where trials are measured
     * @param checkpoints of trials that may go on
     * @param trained given every network that was trained to its end, before its outcome is; of several repeats the
     *     median's weights with the cost of all; called from the evaluating threads
     */
    public TrainedEvaluator(
            EvaluationPlan plan,
            Backend backend,
            Device device,
            EnergyMeter energy,
            QuietGate gate,
            Checkpoints checkpoints,
            BiConsumer<TrialSpec, TrainedNetwork> trained) {
        this.plan = plan;
        this.trainer = new Trainer(backend, device);
        this.energy = energy;
        this.measures = new InferenceMeasures(plan, backend, device, energy, gate);
        this.gate = gate;
        this.checkpoints = checkpoints;
        this.trained = trained;
    }

    @Override
    public List<Double> parts() {
        return plan.training().parts();
    }

    @Override
    public Fidelity at(Architecture architecture, double part) {
        return plan.training().at(architecture, part);
    }

    @Override
    public boolean carriesOn() {
        return plan.training().carriesOn();
    }

    /** The network of an architecture for this run's data. */
    public NetworkGraph graph(Architecture architecture) {
        return plan.space()
                .decode(architecture, plan.data().shape(), plan.data().task().outputs());
    }

    /**
     * Parameters, multiply-accumulates and estimated training memory.
     *
     * @throws ShapeMismatch if a layer cannot be
     */
    public Map<String, Double> graphMetrics(Architecture architecture) {
        return graphMetrics(graph(architecture), plan.training().settings(architecture));
    }

    private static Map<String, Double> graphMetrics(NetworkGraph graph, TrainingSettings settings) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(Metric.PARAMS.word(), (double) graph.parameterCount());
        metrics.put(Metric.MACS.word(), (double) graph.macs());
        metrics.put(Metric.MEMORY.word(), (double) graph.trainingBytes(settings.batch()));
        return metrics;
    }

    /** Why an architecture is not worth a trial, known without training; null if it is. */
    public Outcome.@Nullable Infeasible precheck(Architecture architecture) {
        try {
            return precheck(graphMetrics(architecture));
        } catch (ShapeMismatch mismatch) {
            return new Outcome.Infeasible(String.valueOf(mismatch.getMessage()), Map.of());
        }
    }

    private Outcome.@Nullable Infeasible precheck(Map<String, Double> metrics) {
        double memory = metrics.getOrDefault(Metric.MEMORY.word(), 0.0);
        if (plan.memoryLimitBytes() > 0 && memory > plan.memoryLimitBytes()) {
            return new Outcome.Infeasible(
                    "memory " + Metric.MEMORY.text(memory) + " (estimated) > limit "
                            + Metric.MEMORY.text((double) plan.memoryLimitBytes()),
                    metrics);
        }
        return broken(metrics);
    }

    /** The first limit that these metrics break. */
    private Outcome.@Nullable Infeasible broken(Map<String, Double> metrics) {
        for (Limit limit : plan.limits()) {
            Double value = metrics.get(limit.metric());
            if (value != null && !limit.holds(value)) {
                return new Outcome.Infeasible(limit.broken(Metric.named(limit.metric()), value), metrics);
            }
        }
        return null;
    }

    @Override
    public Outcome evaluate(TrialSpec spec, Progress progress) {
        try {
            return attempt(spec, progress);
        } catch (ShapeMismatch mismatch) {
            return new Outcome.Infeasible(String.valueOf(mismatch.getMessage()), Map.of());
        } catch (TrainingStopped stopped) {
            return new Outcome.Stopped(String.valueOf(stopped.getMessage()), stopped.metrics(), stopped.curve());
        } catch (RuntimeException thrown) {
            return new Outcome.Failed(FailureCause.of(thrown));
        } catch (OutOfMemoryError | StackOverflowError thrown) {
            // the trial's own size; any other Error means that the search is broken, and goes on up
            return new Outcome.Failed(FailureCause.of(thrown));
        }
    }

    private Outcome attempt(TrialSpec spec, Progress progress) {
        TrainingSettings own = plan.training().settings(spec.architecture());
        TrainingSettings settings =
                own.withEpochs(Math.max(own.epochs(), spec.fidelity().epochs()));
        NetworkGraph graph = graph(spec.architecture());
        Map<String, Double> metrics = graphMetrics(graph, settings);
        Outcome.Infeasible rejected = precheck(metrics);
        if (rejected != null) {
            return rejected;
        }
        Repeats trainings = trainings(spec, graph, settings, progress);
        TrainedNetwork network = trainings.whole();
        metrics.putAll(trainings.metrics());
        if (plan.wants(Metric.ENERGY, Metric.CARBON)) {
            metrics.put(Metric.ENERGY.word(), trainings.joules());
            metrics.put(
                    Metric.CARBON.word(),
                    energy.electricity().carbon(trainings.joules()).grams());
        }
        Runnable giveUp = stopWhenCancelled(
                progress, Map.copyOf(metrics), network.curve(), network.curve().size());
        metrics.putAll(measures.of(graph, network.weights(), giveUp));
        rejected = broken(metrics);
        if (rejected != null) {
            return rejected;
        }
        trained.accept(spec, network);
        return new Outcome.Completed(metrics, network.curve());
    }

    /** All of a trial's trainings; a stopping rule decides in the first, since it is the trial that goes on or not. */
    private Repeats trainings(TrialSpec spec, NetworkGraph graph, TrainingSettings settings, Progress progress) {
        Samples train = plan.data().train().take(spec.fidelity().trainingShare(), SHARE_SEED);
        int repeats = spec.fidelity().repeats();
        List<TrainedNetwork> networks = new ArrayList<>();
        double joules = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            long seed = repeat == 0 ? spec.seed() : SplitMix.key(spec.seed(), "repeat " + repeat);
            TrainingJob job = new TrainingJob(
                    graph,
                    settings,
                    train,
                    plan.data().validation(),
                    plan.data().task(),
                    seed);
            Paid paid = train(
                    job,
                    stage(spec, repeat, settings),
                    repeats == 1 ? progress : new RepeatProgress(progress, repeat, repeats));
            Checkpoint checkpoint = paid.network().checkpoint();
            if (checkpoint != null) {
                checkpoints.write(spec.id(), repeat, checkpoint.spending(paid.joules()));
            }
            networks.add(paid.network());
            joules += paid.joules();
        }
        return new Repeats(networks, joules);
    }

    /** Where the training begins and ends; patience looks back over all epochs, so such a training begins anew. */
    private TrainingStage stage(TrialSpec spec, int repeat, TrainingSettings settings) {
        boolean stages = settings.patience() == 0;
        boolean resumable = stages && !spec.fidelity().isFull();
        Checkpoint before = stages && spec.continues() >= 0 ? checkpoints.read(spec.continues(), repeat) : null;
        return plan.training().spared().stage(spec.fidelity(), before, resumable);
    }

    /** A network, and what it cost to train it, the stages before included. */
    private record Paid(TrainedNetwork network, double joules) {}

    private Paid train(TrainingJob job, TrainingStage stage, Progress progress) {
        Runnable giveUp = stopWhenCancelled(progress, Map.of(), List.of(), stage.until());
        double before = stage.from() == null ? 0 : stage.from().joules();
        return gate.training(giveUp, () -> {
            try (EnergyMeter.Work work = energy.work()) {
                TrainedNetwork network = trainer.train(job, stage, progress);
                return new Paid(network, before + work.spent().joules());
            }
        });
    }

    private static Runnable stopWhenCancelled(
            Progress progress, Map<String, Double> metrics, List<Outcome.CurvePoint> curve, int epochs) {
        return () -> {
            if (progress.isCancelled()) {
                throw new TrainingCancelled(metrics, curve, epochs);
            }
        };
    }
}
