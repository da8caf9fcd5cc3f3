package org.nasturtium.engine.search;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.stopping.Stopper;
import org.nasturtium.engine.stopping.StoppingRule;
import org.nasturtium.engine.strategy.Trial;

/** The stoppers of the trials that run: each knows what was observed when its trial was proposed, and no more. */
final class Stopping {
    private final StoppingRule rule;
    private final Map<Integer, Stopper> running = new ConcurrentHashMap<>();

    Stopping(StoppingRule rule) {
        this.rule = rule;
    }

    void begin(int trial) {
        running.put(trial, rule.next());
    }

    void observe(Trial trial) {
        if (trial.outcome() instanceof Outcome.Completed completed
                && trial.fidelity().isFull()) {
            rule.observe(completed.curve());
        }
    }

    void ended(int trial) {
        running.remove(trial);
    }

    /** Called by the trial's thread. */
    @Nullable
    String reason(int trial, List<CurvePoint> curve, int epochs) {
        return running.getOrDefault(trial, Stopper.NEVER).reason(curve, epochs);
    }
}
