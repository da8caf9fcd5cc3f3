package org.nasturtium.engine.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.execute.Executor;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.strategy.Proposal;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Trial;

/**
 * The only loop: propose, run, record, observe, stop.
 *
 * <p>Trial k is proposed after exactly the results of trials 0 to k - lag were observed, in order; so decisions depend
 * on the seed and on results, never on the clock, and a resumed search, which takes its journal through the same loop,
 * decides as if it had never stopped. With {@code ordering: arrival} results are observed as they come, and a resumed
 * search repeats the journal's order.
 */
final class Search {
    private static final long POLL_MILLIS = 100;

    private final SearchDefinition definition;
    private final SearchStrategy strategy;
    private final Stopping stopping;
    private final Proposer proposer;
    private final Executor executor;
    private final Journal journal;
    private final Replay replay;
    private final Fidelities fidelities;
    private final Forecast forecast;
    private final SearchListener listener;
    private final Cancellation cancellation;
    private final SearchClock clock;
    private final Spending spending;
    private final WinnerPlan winner;

    private final Ledger ledger;
    private final Allowance allowance;
    private final Map<Integer, Begun> begun = new HashMap<>();
    private final List<Integer> arrived;
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final List<String> notes = new ArrayList<>();
    private int running;

    private record Begun(TrialSpec spec, String origin) {}

    private record Arrival(int trial, Outcome outcome, double seconds) {}

    Search(
            SearchDefinition definition,
            SearchStrategy strategy,
            Stopping stopping,
            Proposer proposer,
            Executor executor,
            Journal journal,
            Replay replay,
            Fidelities fidelities,
            Forecast forecast,
            SearchListener listener,
            Cancellation cancellation,
            SearchClock clock,
            Spending spending,
            WinnerPlan winner) {
        this.definition = definition;
        this.strategy = strategy;
        this.stopping = stopping;
        this.proposer = proposer;
        this.executor = executor;
        this.journal = journal;
        this.replay = replay;
        this.fidelities = fidelities;
        this.forecast = forecast;
        this.listener = listener;
        this.cancellation = cancellation;
        this.clock = clock;
        this.spending = spending;
        this.winner = winner;
        this.ledger = new Ledger(definition.objectives());
        this.allowance = new Allowance(
                definition.budget(),
                replay,
                ledger,
                fidelities,
                forecast,
                spending,
                winner,
                Math.min(executor.slots(), definition.placement().lag()));
        this.arrived = new ArrayList<>(replay.arrivalOrder());
    }

    /** Runs to the end and returns why it ended, a sentence; null if it was cancelled. */
    @Nullable
    String run() throws InterruptedException {
        for (int k = 0; ; k++) {
            if (!observeFor(k)) {
                return null;
            }
            note();
            String spent = allowance.spent(k);
            if (spent != null) {
                return finish(spent);
            }
            Proposer.Decision decision = decide(k);
            if (decision instanceof Proposer.Decision.End end) {
                return finish(end.reason());
            }
            note();
            Proposer.Decision.Run run = (Proposer.Decision.Run) decision;
            String beyond = allowance.beyondEpochs(run.proposal());
            if (beyond != null) {
                return finish(beyond);
            }
            if (!start(k, run)) {
                return null;
            }
        }
    }

    Ledger ledger() {
        return ledger;
    }

    /** What the strategy said that belongs to the result. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Tells and keeps what the strategy has said since the last time. */
    private void note() {
        List<String> all = strategy.notes();
        for (String sentence : all.subList(Math.min(notes.size(), all.size()), all.size())) {
            notes.add(sentence);
            listener.on(new SearchEvent.Note(sentence));
            if (notes.size() > replay.notes()) {
                journal.append(new JournalEvent.Noted(clock.seconds(), sentence));
            }
        }
    }

    SearchEvent.Standing standing() {
        return ledger.standing(allowance.total(), clock.elapsed(), allowance.left(), spending.words());
    }

    private @Nullable String finish(String reason) throws InterruptedException {
        while (running > 0) {
            if (!awaitOne()) {
                return null;
            }
        }
        return reason;
    }

    /** Observes what trial k may know. False = cancelled. */
    private boolean observeFor(int k) throws InterruptedException {
        boolean arrival = definition.placement().arrival();
        while (arrival && !arrivals.isEmpty()) {
            if (!awaitOne()) {
                return false;
            }
        }
        int known = arrival
                ? (replay.proposed(k) == null ? arrived.size() : replay.endedBefore(k))
                : k - definition.placement().lag() + 1;
        for (int i = ledger.observedCount(); i < known; i++) {
            int id = arrival ? arrived.get(i) : i;
            Trial trial = ledger.ended(id);
            while (trial == null) {
                if (!awaitOne()) {
                    return false;
                }
                trial = ledger.ended(id);
            }
            ledger.observe(trial);
            strategy.observe(trial);
            stopping.observe(trial);
        }
        return true;
    }

    private Proposer.Decision decide(int k) {
        JournalEvent.Proposed recorded = replay.proposed(k);
        if (k == 0 && definition.baseline()) {
            Proposer.Decision baseline = proposer.baseline(definition.searched().baseline());
            if (baseline instanceof Proposer.Decision.Run) {
                return baseline;
            }
            listener.on(new SearchEvent.Note("no baseline: " + ((Proposer.Decision.End) baseline).reason()));
        }
        Proposer.Decision decision = proposer.next(k, fidelities, ledger::observed, proposal -> {
            if (recorded == null) {
                return allowance.tooDear(proposal);
            }
            return definition.budget().isMeasured() && !isSame(proposal, recorded)
                    ? "was not affordable when trial " + k + " was decided on"
                    : null;
        });
        if (recorded != null && !(decision instanceof Proposer.Decision.Run run && isSame(run.proposal(), recorded))) {
            throw new IllegalStateException("the journal says that trial " + k + " was "
                    + recorded.architecture().text() + ", but the search now decides otherwise: " + decision
                    + "\nMaybe the run was begun by another version; start a new one.");
        }
        return decision;
    }

    private static boolean isSame(Proposal proposal, JournalEvent.Proposed recorded) {
        return proposal.part() == recorded.fidelity().part()
                && proposal.architecture().text().equals(recorded.architecture().text());
    }

    /** Starts trial k, or takes its result from the journal. False = cancelled. */
    private boolean start(int k, Proposer.Decision.Run run) throws InterruptedException {
        TrialSpec spec = spec(k, run.proposal());
        begun.put(k, new Begun(spec, run.proposal().origin()));
        if (replay.proposed(k) == null) {
            journal.append(new JournalEvent.Proposed(
                    clock.seconds(),
                    k,
                    spec.architecture(),
                    spec.fidelity(),
                    spec.continues(),
                    run.proposal().origin(),
                    spec.seed(),
                    run.skipped()));
        }
        JournalEvent.Ended recorded = replay.ended(k);
        if (recorded != null) {
            clock.replayed(spec);
            Trial known = ended(k, recorded.outcome(), recorded.seconds());
            ledger.end(known);
            listener.on(new SearchEvent.TrialKnown(known));
            return true;
        }
        while (running >= executor.slots()) {
            if (!awaitOne()) {
                return false;
            }
        }
        listener.on(new SearchEvent.TrialStarted(k, spec.architecture()));
        running++;
        stopping.begin(k);
        spending.begin();
        DoubleSupplier seconds = clock.begin(spec);
        executor.submit(spec, outcome -> arrivals.add(new Arrival(k, outcome, seconds.getAsDouble())));
        return true;
    }

    /** A training that goes on keeps its seed, so that it is what it would have been without the break. */
    private TrialSpec spec(int k, Proposal proposal) {
        TrialSpec before = allowance.begun(proposal.continues());
        TrialSpec spec = new TrialSpec(
                k,
                proposal.architecture(),
                fidelities.at(proposal.architecture(), proposal.part()),
                before == null ? proposer.trialSeed(k) : before.seed(),
                proposal.continues());
        allowance.begin(spec, proposal);
        return spec;
    }

    private Trial ended(int k, Outcome outcome, double seconds) {
        Begun trial = begun.remove(k);
        if (trial == null) {
            throw new IllegalStateException("trial " + k + " ended before it began");
        }
        return new Trial(k, trial.spec().architecture(), trial.spec().fidelity(), trial.origin(), outcome, seconds);
    }

    /** Waits until a trial ends, and records it. False = cancelled. */
    private boolean awaitOne() throws InterruptedException {
        Arrival arrival = null;
        while (arrival == null) {
            if (cancellation.isRequested()) {
                return false;
            }
            arrival = arrivals.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (cancellation.isRequested() && arrival.outcome() instanceof Outcome.Stopped) {
            return false;
        }
        running--;
        stopping.ended(arrival.trial());
        double measured = winner.pace().applyAsDouble(arrival.trial());
        double pace = Double.isNaN(measured) ? 1 : measured;
        spending.ended(arrival.seconds() * pace, arrival.seconds());
        Trial trial = ended(arrival.trial(), arrival.outcome(), arrival.seconds());
        journal.append(new JournalEvent.Ended(clock.seconds(), trial.id(), trial.outcome(), trial.seconds()));
        if (spending.isMeasured()) {
            journal.append(spending.event(clock.seconds()));
        }
        ledger.end(trial);
        forecast.observe(trial.architecture(), trial.fidelity(), trial.outcome(), trial.seconds(), pace);
        arrived.add(trial.id());
        listener.on(new SearchEvent.TrialDone(trial, standing()));
        return true;
    }
}
