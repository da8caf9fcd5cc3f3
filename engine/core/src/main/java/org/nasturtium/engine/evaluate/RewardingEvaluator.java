package org.nasturtium.engine.evaluate;

import java.util.Map;
import java.util.TreeMap;

/**
 * Adds the reward to what another evaluator found. A formula that throws, or gives no finite number, makes a failed trial
 * and no broken search.
 */
public record RewardingEvaluator(Evaluator evaluator, Reward reward) implements Evaluator {
    @Override
    public Outcome evaluate(TrialSpec spec, Progress progress) {
        Outcome outcome = evaluator.evaluate(spec, progress);
        if (!(outcome instanceof Outcome.Completed completed)) {
            return outcome;
        }
        try {
            Map<String, Double> metrics = new TreeMap<>(completed.metrics());
            metrics.put(Reward.METRIC, reward.of(completed.metrics()));
            return new Outcome.Completed(metrics, completed.curve());
        } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
            return new Outcome.Failed("reward: " + cause(thrown));
        }
    }

    private static String cause(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return thrown instanceof IllegalArgumentException
                ? message
                : thrown.getClass().getSimpleName() + ": " + message;
    }
}
