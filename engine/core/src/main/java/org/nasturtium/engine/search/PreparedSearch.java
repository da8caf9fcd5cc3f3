package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.energy.EnergySpent;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.evaluate.RewardingEvaluator;
import org.nasturtium.engine.execute.Executor;
import org.nasturtium.engine.execute.ImmediateExecutor;
import org.nasturtium.engine.execute.LocalExecutor;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.store.SearchRecord;
import org.nasturtium.engine.strategy.FidelityScale;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyTask;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.table.TableSource;
import org.nasturtium.engine.train.TrainingCancelled;

/** One search, made ready: everything that can be wrong with it is found here, before its first trial. */
final class PreparedSearch {
    private static final int LEAST_RANDOM_SEEDS = 3;
    private static final int RANDOM_SEEDS = 10;
    private static final int RANDOM_TRIALS = 20_000;

    private final Path folder;
    private final SearchDefinition definition;
    private final SearchEnvironment environment;
    private final boolean isKept;

    PreparedSearch(Path folder, SearchDefinition definition, SearchEnvironment environment) {
        this(folder, definition, environment, true);
    }

    private PreparedSearch(Path folder, SearchDefinition definition, SearchEnvironment environment, boolean isKept) {
        this.folder = folder;
        this.definition = definition;
        this.environment = environment;
        this.isKept = isKept;
    }

    /** One on a table that writes no file and needs no thread: it can be run again in no time. */
    static PreparedSearch leavingNothing(Path folder, SearchDefinition definition, SearchEnvironment environment) {
        return new PreparedSearch(folder, definition, environment, false);
    }

    SearchResult run() throws InterruptedException {
        try (Evaluation evaluation = evaluation()) {
            return run(evaluation);
        }
    }

    private SearchResult run(Evaluation evaluation) throws InterruptedException {
        StartedStrategy.Known known = StartedStrategy.Known.of(definition);
        List<String> notes = new ArrayList<>(evaluation.notes());
        notes.addAll(known.notes(definition.start()));
        if (definition.isUsual() && evaluation.growth() > 0) {
            notes.add(UsualSearch.words(definition));
        }
        int trials =
                definition.budget().trials() == null ? 0 : definition.budget().trials();
        Map<String, Object> options = Strategies.named(definition.strategy().name())
                .resolve(definition.strategy().options(), trials);
        JournalledScores scores =
                new JournalledScores(evaluation.scores(), evaluation::precheck, environment.cancellation());
        SearchStrategy strategy = Strategies.create(
                definition.strategy(),
                new StrategyTask(
                        definition.searched(),
                        definition.objectives(),
                        definition.limits(),
                        trials,
                        options,
                        new FidelityScale(evaluation.fidelities().parts()),
                        scores));

        Map<String, String> versions = evaluation.versions();
        if (isKept) {
            SearchRecord.keep(
                    folder,
                    DefinitionJson.of(definition, evaluation.fingerprint(), known.fingerprint(), options),
                    DefinitionJson.environment(definition, evaluation.backend(), versions, notes));
        }
        try (Journal journal = isKept ? Journal.open(folder.resolve(RunFolder.JOURNAL)) : Journal.ofNothing()) {
            Replay replay = replay(journal);
            if (replay.endedCount() > 0 && environment.name().isEmpty() && !environment.resume()) {
                notes.add("went on with the unfinished run " + folder + ", which knew " + replay.endedCount()
                        + " trials; to begin anew, remove the folder");
            }
            SearchClock clock = evaluation.clock(replay.seconds());
            scores.keepIn(journal, replay, clock);
            boolean isTrained = evaluation.growth() > 0;
            Spending spending = new Spending(
                    isTrained ? definition.budget() : definition.budget().withWinner(0),
                    evaluation.counted(),
                    evaluation::meter,
                    replay.spent(),
                    replay.rates(),
                    clock);
            journal.append(new JournalEvent.Opened(
                    clock.seconds(), replay.processes() + 1, String.valueOf(versions.get("nasturtium"))));
            EnergySource source = evaluation.energySource();
            if (source != null) {
                journal.append(new JournalEvent.Metered(clock.seconds(), source));
            }
            return loop(journal, replay, clock, spending, known.start(strategy), scores, evaluation, notes);
        }
    }

    private Evaluation evaluation() {
        if (definition.data() instanceof TableSource table) {
            return new TableEvaluation(folder, definition, table, environment);
        }
        if (definition.data() instanceof DataSource data) {
            return new TrainingEvaluation(folder, definition, data, environment);
        }
        throw new IllegalArgumentException("the data " + definition.data().description()
                + " are not part of a run's folder\nMaybe resume the run: its script names the data.");
    }

    private SearchResult loop(
            Journal journal,
            Replay replay,
            SearchClock clock,
            Spending spending,
            SearchStrategy strategy,
            JournalledScores scores,
            Evaluation evaluation,
            List<String> told)
            throws InterruptedException {
        SearchListener listener = new OrderedListener(environment.listener());
        SpendingJournal spent = new SpendingJournal(journal, clock, spending);
        SearchListener keeping = event -> {
            listener.on(event);
            if (event instanceof SearchEvent.TrialDone done) {
                evaluation.ended(done.trial());
                spent.check();
            } else if (event instanceof SearchEvent.TrialKnown known) {
                evaluation.known(known.trial());
            }
        };
        listener.on(new SearchEvent.Started(definition, folder, replay.endedCount()));
        List<String> notes = new Repeatability(definition).notes();
        notes.addAll(told);
        notes.forEach(note -> listener.on(new SearchEvent.Note(note)));
        Workshop workshop = evaluation.workshop(clock);
        Forecast forecast = evaluation.forecast(workshop, replay, listener);
        WinnerPlan plan = new WinnerPlan(definition.training(), forecast, evaluation::pace, evaluation.growth());
        Stopping stopping = new Stopping(definition.training().stopping().rule());
        Search search;
        String reason;
        IntFunction<Progress> progress = trial -> epochs(trial, stopping, listener, spent::keepOrTellLater);
        Reward reward = definition.reward();
        Evaluator evaluator =
                reward == null ? evaluation.evaluator() : new RewardingEvaluator(evaluation.evaluator(), reward);
        try (Executor executor = isKept
                ? new LocalExecutor(definition.placement().threads(), evaluator, progress)
                : new ImmediateExecutor(evaluator, progress)) {
            search = new Search(
                    definition,
                    strategy,
                    stopping,
                    new Proposer(strategy, evaluation::precheck, definition.seed()),
                    executor,
                    journal,
                    replay,
                    evaluation.fidelities(),
                    forecast,
                    keeping,
                    environment.cancellation(),
                    clock,
                    spending,
                    plan);
            reason = interruptible(search);
        }
        notes.addAll(search.notes());
        scores.notes().forEach(note -> {
            notes.add(note);
            listener.on(new SearchEvent.Note(note));
        });
        List<Trial> trials = search.ledger().trials();
        Trial best = ParetoFront.knee(ParetoFront.of(trials, definition.objectives()), definition.objectives());
        if (reason != null && best != null && spending.keepsBack()) {
            WinnerTraining training = new WinnerTraining(spending, plan, journal, clock, spent::keep);
            try {
                notes.add(training.of(
                        new SearchResult(definition, folder, trials, String.valueOf(reason), 0, notes, workshop)));
                listener.on(new SearchEvent.Note(notes.get(notes.size() - 1)));
            } catch (TrainingCancelled cancelled) {
                reason = null; // as if the search itself had been stopped
            }
        }
        if (spending.isMeasured()) {
            journal.append(spending.event(clock.seconds()));
        }
        EnergySpent energy = energy(evaluation, replay, spending);
        if (energy != null) {
            listener.on(new SearchEvent.Note("the search spent " + energy.sentence()));
        }
        JournalEvent.Used used = evaluation.spent(clock.seconds());
        if (used != null) {
            journal.append(used);
            listener.on(new SearchEvent.Note(used.detail()));
            notes.add(used.detail());
        }
        SearchResult result = new SearchResult(
                definition,
                folder,
                trials,
                reason == null ? "stopped" : reason,
                clock.seconds(),
                notes,
                workshop,
                null,
                energy);
        if (best != null && isKept) {
            NetworkGraph network = evaluation.graph(best.architecture());
            if (network != null) {
                ArchivedSearch.keepNetwork(folder, network);
            }
        }
        listener.on(new SearchEvent.Finished(search.standing(), result.reason()));
        if (reason == null) {
            throw new SearchStopped(
                    "search stopped after " + result.trials().size()
                            + " trials; all of them are kept\nGo on with `nas resume " + folder + "`.",
                    result);
        }
        evaluation.finish();
        VersusRandom random = isKept && definition.data() instanceof TableSource ? versusRandom(result) : null;
        if (random != null) {
            journal.append(random.event(clock.seconds()));
        }
        journal.append(new JournalEvent.Closed(clock.seconds(), reason));
        return random == null ? result : result.with(random);
    }

    /** Random searches of the same cost on the same table, which take no time; null where there is nothing to say. */
    private @Nullable VersusRandom versusRandom(SearchResult result) throws InterruptedException {
        int trials = result.trials().size();
        if (definition.strategy().name().equals("random") || trials == 0) {
            return null;
        }
        SearchEnvironment silent = new SearchEnvironment(
                environment.runs(),
                environment.name(),
                environment.script(),
                true,
                SearchListener.SILENT,
                environment.cancellation());
        int seeds = Math.max(LEAST_RANDOM_SEEDS, Math.min(RANDOM_SEEDS, RANDOM_TRIALS / trials));
        try {
            return VersusRandom.of(VersusRandom.How.TABLE, result, RandomBeside.lookedUp(result, silent, seeds));
        } catch (SearchStopped stopped) {
            return null; // the search itself is complete
        }
    }

    /** An interrupt of the searching thread is a wish to stop, like any other. */
    private @Nullable String interruptible(Search search) {
        try {
            return search.run();
        } catch (InterruptedException | JournalledScores.Cancelled interrupted) {
            Thread.interrupted(); // heard, and no longer in the way of files
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

    private @Nullable EnergySpent energy(Evaluation evaluation, Replay replay, Spending spending) {
        EnergySource now = evaluation.energySource();
        EnergySource before = replay.energySource();
        return Spending.energy(
                spending.amounts(),
                now == null || before == null ? now : now.after(before),
                definition.placement().electricity());
    }

    private Progress epochs(int trial, Stopping stopping, SearchListener listener, Runnable spent) {
        return new Progress() {
            @Override
            public void epoch(CurvePoint point, int epochs) {
                spent.run();
                listener.on(new SearchEvent.EpochDone(trial, point, epochs));
            }

            @Override
            public @Nullable String stop(List<CurvePoint> curve, int epochs) {
                return stopping.reason(trial, curve, epochs);
            }

            @Override
            public boolean isCancelled() {
                return environment.cancellation().isRequested();
            }
        };
    }
}
