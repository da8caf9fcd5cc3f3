package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.data.LoadedData;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.QuietGate;
import org.nasturtium.engine.execute.LocalExecutor;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.store.SearchRecord;
import org.nasturtium.engine.strategy.FidelityScale;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyTask;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.train.CostForecast;
import org.nasturtium.engine.train.EvaluationPlan;
import org.nasturtium.engine.train.TrainedEvaluator;

/** One search, made ready: everything that can be wrong with it is found here, before any training. */
final class PreparedSearch {
    private static final Duration CALIBRATION = Duration.ofSeconds(1);

    private final Path folder;
    private final SearchDefinition definition;
    private final SearchEnvironment environment;

    PreparedSearch(Path folder, SearchDefinition definition, SearchEnvironment environment) {
        this.folder = folder;
        this.definition = definition;
        this.environment = environment;
    }

    SearchResult run() throws InterruptedException {
        Backend backend = definition.backend().isEmpty() ? Backends.preferred() : Backends.named(definition.backend());
        LoadedData loaded = definition.data().load();
        SearchData data = loaded.search();
        SearchSpace searched = definition.searched();
        searched.check(data.shape(), data.task().outputs());
        int trials =
                definition.budget().trials() == null ? 0 : definition.budget().trials();
        Map<String, Object> options = Strategies.named(definition.strategy().name())
                .resolve(definition.strategy().options(), trials);
        SearchStrategy strategy = Strategies.create(
                definition.strategy(),
                new StrategyTask(
                        searched,
                        definition.objectives(),
                        definition.limits(),
                        trials,
                        options,
                        FidelityScale.of(
                                definition.training(),
                                definition
                                        .budget()
                                        .evaluations(definition.training().mostEpochs()))));

        Map<String, String> versions = Workshop.versions(backend);
        SearchRecord.keep(
                folder,
                DefinitionJson.of(definition, data, options),
                DefinitionJson.environment(definition, backend.name(), versions));
        try (Journal journal = Journal.open(folder.resolve(RunFolder.JOURNAL))) {
            Replay replay = replay(journal);
            Stopwatch stopwatch = new Stopwatch(System::nanoTime, replay.seconds());
            journal.append(new JournalEvent.Opened(
                    stopwatch.seconds(), replay.processes() + 1, String.valueOf(versions.get("nasturtium"))));
            KeptWeights weights = new KeptWeights(folder, definition.keep(), definition.objectives());
            CheckpointFiles checkpoints =
                    new CheckpointFiles(folder, note -> environment.listener().on(new SearchEvent.Note(note)));
            MeasuredCost cost = new MeasuredCost();
            Workshop workshop = new Workshop(
                    definition, loaded, backend, folder, environment.listener(), environment.cancellation(), stopwatch);
            EvaluationPlan plan = new EvaluationPlan(
                    searched,
                    definition.training(),
                    data,
                    definition.objectives(),
                    definition.limits(),
                    definition.memoryLimitBytes());
            TrainedEvaluator evaluator = new TrainedEvaluator(
                    plan, backend, workshop.device(), new QuietGate(), checkpoints, (spec, network) -> {
                        cost.add(network);
                        weights.write(spec.id(), network.weights());
                    });
            return loop(journal, replay, stopwatch, strategy, plan, evaluator, weights, checkpoints, cost, workshop);
        }
    }

    private SearchResult loop(
            Journal journal,
            Replay replay,
            Stopwatch stopwatch,
            SearchStrategy strategy,
            EvaluationPlan plan,
            TrainedEvaluator evaluator,
            KeptWeights weights,
            CheckpointFiles checkpoints,
            MeasuredCost cost,
            Workshop workshop)
            throws InterruptedException {
        SearchListener listener = new OrderedListener(environment.listener());
        SearchListener keeping = event -> {
            listener.on(event);
            if (event instanceof SearchEvent.TrialDone done) {
                weights.ended(done.trial());
                checkpoints.check();
            }
        };
        listener.on(new SearchEvent.Started(definition, folder, replay.endedCount()));
        List<String> notes = new Repeatability(definition).notes();
        notes.forEach(note -> listener.on(new SearchEvent.Note(note)));
        CostForecast forecast = forecast(plan, evaluator, workshop, replay, listener);
        Search search;
        String reason;
        try (LocalExecutor executor =
                new LocalExecutor(definition.placement().threads(), evaluator, trial -> epochs(trial, listener))) {
            search = new Search(
                    definition,
                    strategy,
                    new Proposer(strategy, evaluator::precheck, definition.seed()),
                    executor,
                    journal,
                    replay,
                    evaluator,
                    forecast,
                    keeping,
                    environment.cancellation(),
                    stopwatch);
            reason = interruptible(search);
        }
        if (!cost.isEmpty()) {
            journal.append(cost.event(stopwatch.seconds()));
            listener.on(new SearchEvent.Note(cost.sentence()));
            notes.add(cost.sentence());
        }
        SearchResult result = new SearchResult(
                definition,
                folder,
                search.ledger().trials(),
                reason == null ? "stopped" : reason,
                stopwatch.seconds(),
                notes,
                workshop);
        Trial best =
                ParetoFront.knee(ParetoFront.of(result.trials(), definition.objectives()), definition.objectives());
        if (best != null) {
            ArchivedSearch.keepNetwork(folder, evaluator.graph(best.architecture()));
        }
        listener.on(new SearchEvent.Finished(search.standing(), result.reason()));
        if (reason == null) {
            throw new SearchStopped(
                    "search stopped after " + result.trials().size()
                            + " trials; all of them are kept\nGo on with `nas resume " + folder + "`.",
                    result);
        }
        checkpoints.clear();
        journal.append(new JournalEvent.Closed(stopwatch.seconds(), reason));
        return result;
    }

    /** Times a few steps and says what the search will cost, before it starts. */
    private CostForecast forecast(
            EvaluationPlan plan,
            TrainedEvaluator evaluator,
            Workshop workshop,
            Replay replay,
            SearchListener listener) {
        CostForecast forecast =
                new CostForecast(plan, evaluator, new SplittableRandom(SplitMix.key(definition.seed(), "forecast")));
        Integer trials = replay.trialBudget();
        int left = trials == null ? 0 : trials - replay.endedCount();
        if (trials != null && left <= 0) {
            return forecast;
        }
        forecast.calibrate(workshop.backend(), workshop.device(), CALIBRATION, workshop::isCancelled);
        if (left > 0 && forecast.isReady()) {
            int slots = Math.min(
                    definition.placement().threads(), definition.placement().lag());
            listener.on(new SearchEvent.Note("forecast: " + forecast.sentence(left, slots)));
        }
        return forecast;
    }

    /** An interrupt of the searching thread is a wish to stop, like any other. */
    private @Nullable String interruptible(Search search) {
        try {
            return search.run();
        } catch (InterruptedException interrupted) {
            environment.cancellation().request();
            return null;
        }
    }

    private Replay replay(Journal journal) {
        Integer budget = definition.budget().trials();
        Replay replay = new Replay(journal.found(), budget);
        if (environment.moreTrials() == 0) {
            return replay;
        }
        int total = replay.endedCount() + environment.moreTrials();
        JournalEvent extended = new JournalEvent.Extended(replay.seconds(), total);
        journal.append(extended);
        List<JournalEvent> events = new ArrayList<>(journal.found());
        events.add(extended);
        return new Replay(events, budget);
    }

    private Progress epochs(int trial, SearchListener listener) {
        return new Progress() {
            @Override
            public void epoch(CurvePoint point, int epochs) {
                listener.on(new SearchEvent.EpochDone(trial, point, epochs));
            }

            @Override
            public boolean isCancelled() {
                return environment.cancellation().isRequested();
            }
        };
    }
}
