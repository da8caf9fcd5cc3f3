package org.nasturtium.engine.search;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.strategy.Proposal;
import org.nasturtium.engine.strategy.Trial;

/** What a search's budget still allows: whether it goes on, whether a proposal fits, how long it will take. */
final class Allowance {
    private final Budget budget;
    private final Replay replay;
    private final Ledger ledger;
    private final Fidelities fidelities;
    private final Forecast forecast;
    private final Spending spending;
    private final WinnerPlan winner;
    private final int slots;
    private final Map<Integer, TrialSpec> begun = new HashMap<>();
    private double epochs;

    /** @param slots trials that really run at a time */
    Allowance(
            Budget budget,
            Replay replay,
            Ledger ledger,
            Fidelities fidelities,
            Forecast forecast,
            Spending spending,
            WinnerPlan winner,
            int slots) {
        this.budget = budget;
        this.replay = replay;
        this.ledger = ledger;
        this.fidelities = fidelities;
        this.forecast = forecast;
        this.spending = spending;
        this.winner = winner;
        this.slots = slots;
    }

    /** A trial begins, and its epochs are spent. */
    void begin(TrialSpec spec, Proposal proposal) {
        epochs += cost(proposal).wholeEpochs();
        begun.put(spec.id(), spec);
    }

    /** A trial that began; null if none with this number did. */
    @Nullable
    TrialSpec begun(int trial) {
        return begun.get(trial);
    }

    /** What a proposal costs: all of its fidelity, or what is left of it where a lower one goes on. */
    private Fidelity cost(Proposal proposal) {
        Fidelity whole = fidelities.at(proposal.architecture(), proposal.part());
        TrialSpec before = fidelities.carriesOn() ? begun.get(proposal.continues()) : null;
        return before == null ? whole : whole.after(before.fidelity());
    }

    /** Why a proposal is more than the epochs that are left, a sentence; null if it is not. */
    @Nullable
    String beyondEpochs(Proposal proposal) {
        Double most = budget.epochs();
        double next = cost(proposal).wholeEpochs();
        if (most == null || epochs + next <= most) {
            return null;
        }
        DecimalFormat plain = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return "budget of " + plain.format(most) + " epochs: " + plain.format(epochs)
                + " are spent, and the next trial needs " + plain.format(next);
    }

    /** Why trial k does not begin, a sentence; null if it does, as far as one can tell without knowing it. */
    @Nullable
    String spent(int k) {
        Integer trials = replay.trialBudget();
        if (trials != null && k >= trials) {
            return "budget of " + trials + " trials spent";
        }
        if (budget.stalled() != null && ledger.sinceBetter() >= budget.stalled()) {
            return "stalled: " + ledger.sinceBetter() + " trials in a row were no better";
        }
        return replay.proposed(k) == null ? spending.over(winnerSeconds()) : null;
    }

    /**
     * Why a proposal cannot be expected to end within what is left, or to be trained for good within the winner's share; null
     * if it can.
     */
    @Nullable
    String tooDear(Proposal proposal) {
        if (!budget.isMeasured()) {
            return null;
        }
        if (spending.keepsBack() && winner.leastSeconds(proposal.architecture()) > spending.secondsOfShare()) {
            return "costs more than the winner's share when it is trained for good, " + WinnerPlan.LEAST
                    + " times its epochs";
        }
        return forecast.seconds(proposal.architecture(), cost(proposal)) > spending.secondsLeft(winnerSeconds())
                ? "costs more than is left for it"
                : null;
    }

    /** What the best so far could use if it were trained for good. */
    private double winnerSeconds() {
        if (!spending.keepsBack()) {
            return 0;
        }
        Trial best = ledger.best();
        return best == null ? Double.POSITIVE_INFINITY : winner.mostSeconds(best.architecture());
    }

    /** Trials in all; 0 if they are not bounded. */
    int total() {
        Integer trials = replay.trialBudget();
        return trials == null ? 0 : trials;
    }

    /** Time that is left, as far as it can be foreseen. */
    @Nullable
    Duration left() {
        int total = total();
        double rest = spending.secondsForWinner();
        Duration byTime = rest == Double.POSITIVE_INFINITY ? null : Duration.ofMillis(Math.round(rest * 1000));
        if (total == 0 || !forecast.isReady()) {
            return byTime;
        }
        double seconds = forecast.searchSeconds(Math.max(0, total - ledger.count()), slots);
        Duration byTrials = Duration.ofMillis(Math.round(seconds * 1000));
        return byTime == null || byTrials.compareTo(byTime) < 0 ? byTrials : byTime;
    }
}
