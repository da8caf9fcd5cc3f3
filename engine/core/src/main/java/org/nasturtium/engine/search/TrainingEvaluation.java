package org.nasturtium.engine.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.data.LoadedData;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.energy.EnergyMeter;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.QuietGate;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.proxy.ComputedScores;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.train.CostForecast;
import org.nasturtium.engine.train.EvaluationPlan;
import org.nasturtium.engine.train.ProxiedEvaluator;
import org.nasturtium.engine.train.TrainedEvaluator;

/** Judges by training: data, a backend, weights and checkpoints in the run's folder. */
final class TrainingEvaluation implements Evaluation {
    private static final Duration CALIBRATION = Duration.ofSeconds(1);

    private final Path folder;
    private final SearchDefinition definition;
    private final SearchEnvironment environment;
    private final Backend backend;
    private final LoadedData loaded;
    private final EvaluationPlan plan;
    private final KeptWeights weights;
    private final CheckpointFiles checkpoints;
    private final MeasuredCost cost = new MeasuredCost();
    private final EnergyMeter energy;
    private final TrainedEvaluator evaluator;
    private final Scores scores;
    private final Map<Integer, Double> paces = new ConcurrentHashMap<>();

    TrainingEvaluation(Path folder, SearchDefinition definition, DataSource source, SearchEnvironment environment) {
        this.folder = folder;
        this.definition = definition;
        this.environment = environment;
        this.backend = definition.backend().isEmpty() ? Backends.preferred() : Backends.named(definition.backend());
        this.loaded = source.load();
        SearchData data = loaded.search();
        SearchSpace searched = definition.searched();
        searched.check(data.shape(), data.task().outputs());
        this.weights = new KeptWeights(folder, definition.keep(), definition.objectives());
        this.checkpoints =
                new CheckpointFiles(folder, note -> environment.listener().on(new SearchEvent.Note(note)));
        this.plan = new EvaluationPlan(
                searched,
                definition.training(),
                data,
                definition.metrics(),
                definition.limits(),
                definition.memoryLimitBytes());
        Device device = backend.devices().get(0);
        this.energy = EnergyMeter.start(definition.placement().electricity(), List.of(device.name()));
        QuietGate gate = new QuietGate();
        this.evaluator = new TrainedEvaluator(plan, backend, device, energy, gate, checkpoints, (spec, network) -> {
            cost.add(network, spec.fidelity().repeats());
            if (foreseesCpu() && network.cpuSeconds() > 0 && network.seconds() > 0) {
                paces.put(spec.id(), network.cpuSeconds() / network.seconds());
            }
            weights.write(spec.id(), network.weights());
        });
        this.scores =
                new QuietScores(ComputedScores.on(data, evaluator::graph, definition.seed(), () -> backend), gate);
        try {
            plan.proxies().forEach(scores::require);
        } catch (RuntimeException refused) {
            energy.close(); // nobody closes an evaluation that was never made
            throw refused;
        }
    }

    @Override
    public Evaluator evaluator() {
        return plan.proxies().isEmpty() ? evaluator : new ProxiedEvaluator(plan, evaluator, scores);
    }

    @Override
    public Scores scores() {
        return scores;
    }

    @Override
    public Fidelities fidelities() {
        return evaluator;
    }

    @Override
    public Outcome.@Nullable Infeasible precheck(Architecture architecture) {
        return evaluator.precheck(architecture);
    }

    @Override
    public String fingerprint() {
        return loaded.search().fingerprint();
    }

    @Override
    public String backend() {
        return backend.name();
    }

    @Override
    public Map<String, String> versions() {
        return Versions.of(backend);
    }

    @Override
    public SearchClock clock(double before) {
        return new Stopwatch(System::nanoTime, before);
    }

    @Override
    public DoubleSupplier meter(Resource resource) {
        return new Meters(energy).of(resource);
    }

    @Override
    public Set<Resource> counted() {
        return Set.copyOf(Resource.all());
    }

    @Override
    public EnergySource energySource() {
        return energy.source();
    }

    /** Neighbours on a busy machine stretch wall time, but not processor time. */
    private boolean foreseesCpu() {
        return !definition.budget().measured().isEmpty();
    }

    @Override
    public double pace(int trial) {
        return foreseesCpu() ? paces.getOrDefault(trial, Double.NaN) : 1;
    }

    @Override
    public double growth() {
        if (plan.isUntrained()) {
            return 0;
        }
        SearchData data = loaded.search();
        return 1 + (double) data.validation().size() / data.train().size();
    }

    @Override
    public Workshop workshop(SearchClock clock) {
        return new Workshop(
                definition,
                new Workshop.Training(loaded, backend),
                null,
                folder,
                environment.listener(),
                environment.cancellation(),
                clock);
    }

    /** Times a few steps and says what the search will cost, before it starts. */
    @Override
    public Forecast forecast(Workshop workshop, Replay replay, SearchListener listener) {
        CostForecast forecast =
                new CostForecast(plan, evaluator, new SplittableRandom(SplitMix.key(definition.seed(), "forecast")));
        if (plan.isUntrained()) {
            return forecast;
        }
        Integer trials = replay.trialBudget();
        int left = trials == null ? 0 : trials - replay.endedCount();
        if (trials != null && left <= 0) {
            return forecast;
        }
        double joulesBefore = energy.spent().joules();
        long begun = System.nanoTime();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        forecast.calibrate(
                backend,
                workshop.device(),
                CALIBRATION,
                workshop::isCancelled,
                foreseesCpu() && threads.isCurrentThreadCpuTimeSupported()
                        ? threads::getCurrentThreadCpuTime
                        : System::nanoTime);
        double watts = (energy.spent().joules() - joulesBefore) / Math.max(1, System.nanoTime() - begun) * 1e9;
        if (forecast.isReady()) {
            int slots = Math.min(
                    definition.placement().threads(), definition.placement().lag());
            int foreseen = trials == null ? 1 : left;
            listener.on(new SearchEvent.Note("forecast: " + forecast.sentence(foreseen, slots) + ", "
                    + energy.expected(watts * forecast.searchSeconds(foreseen, 1))
                            .brief()));
        }
        return forecast;
    }

    @Override
    public List<String> notes() {
        if (!plan.isUntrained()) {
            return List.of();
        }
        String untrained = "nothing is trained: zero-cost proxies are a warm-up and a feature, never a verdict";
        return definition.budget().winner() == 0
                ? List.of(untrained)
                : List.of(untrained, Winner.NONE + "is trained for good either; all of the budget goes to the search");
    }

    @Override
    public void known(Trial trial) {
        weights.known(trial);
    }

    @Override
    public void ended(Trial trial) {
        weights.ended(trial);
        checkpoints.check();
    }

    @Override
    public NetworkGraph graph(Architecture architecture) {
        return evaluator.graph(architecture);
    }

    @Override
    public JournalEvent.@Nullable Used spent(double elapsed) {
        return cost.isEmpty() ? null : cost.event(elapsed);
    }

    @Override
    public void finish() {
        checkpoints.clear();
    }

    @Override
    public void close() {
        energy.close();
    }
}
