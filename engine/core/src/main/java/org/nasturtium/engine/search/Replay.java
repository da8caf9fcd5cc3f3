package org.nasturtium.engine.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.store.JournalEvent;

/** What a journal says of earlier processes, in the form in which a search goes through it again. */
final class Replay {
    private final Map<Integer, JournalEvent.Proposed> proposed = new HashMap<>();
    private final Map<Integer, JournalEvent.Ended> ended = new HashMap<>();
    private final Map<Integer, Integer> endedBefore = new HashMap<>();
    private final List<Integer> arrivalOrder = new ArrayList<>();
    private @Nullable Integer trialBudget;
    private double seconds;
    private int processes;
    private int notes;
    private Map<String, Double> spent = Map.of();
    private Map<String, Double> rates = Map.of();
    private @Nullable EnergySource energySource;
    private final List<JournalEvent.Scored> scored = new ArrayList<>();

    Replay(List<JournalEvent> events, @Nullable Integer trialBudget) {
        this.trialBudget = trialBudget;
        for (JournalEvent event : events) {
            seconds = Math.max(seconds, event.elapsed());
            if (event instanceof JournalEvent.Proposed proposal) {
                proposed.put(proposal.trial(), proposal);
                endedBefore.put(proposal.trial(), arrivalOrder.size());
            } else if (event instanceof JournalEvent.Ended end) {
                ended.put(end.trial(), end);
                arrivalOrder.add(end.trial());
            } else if (event instanceof JournalEvent.Extended extended) {
                this.trialBudget = extended.trials();
            } else if (event instanceof JournalEvent.Spent amounts) {
                spent = amounts.amounts();
                rates = amounts.rates();
            } else if (event instanceof JournalEvent.Metered metered) {
                energySource = energySource == null
                        ? metered.source()
                        : metered.source().after(energySource);
            } else if (event instanceof JournalEvent.Scored score) {
                scored.add(score);
            } else if (event instanceof JournalEvent.Noted) {
                notes++;
            } else if (event instanceof JournalEvent.Opened) {
                processes++;
            }
        }
    }

    JournalEvent.@Nullable Proposed proposed(int trial) {
        return proposed.get(trial);
    }

    JournalEvent.@Nullable Ended ended(int trial) {
        return ended.get(trial);
    }

    /** How many trials had ended when this one was proposed; all of them if it was not. */
    int endedBefore(int trial) {
        return endedBefore.getOrDefault(trial, arrivalOrder.size());
    }

    List<Integer> arrivalOrder() {
        return arrivalOrder;
    }

    int endedCount() {
        return ended.size();
    }

    /** Trials in all, the definition's or the last extension's. */
    @Nullable
    Integer trialBudget() {
        return trialBudget;
    }

    /** Wall time that earlier processes spent. */
    double seconds() {
        return seconds;
    }

    /** What earlier processes used up of the measured resources, by word. */
    Map<String, Double> spent() {
        return spent;
    }

    /** What a foreseen second of earlier processes' trials used up, by the resource's word. */
    Map<String, Double> rates() {
        return rates;
    }

    /** How earlier processes counted energy; null if none did. */
    @Nullable
    EnergySource energySource() {
        return energySource;
    }

    /** How many of the strategy's sentences the journal holds. */
    int notes() {
        return notes;
    }

    /** What zero-cost proxies said of architectures. */
    List<JournalEvent.Scored> scored() {
        return scored;
    }

    int processes() {
        return processes;
    }
}
