package org.nasturtium.engine.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a search wants, in a person's own words: a number made of those that a trial gives, more of it is better. It
 * becomes a metric of the trial, {@value #METRIC}. Two are equal if they say the same.
 *
 * @param text the formula as it was written: what a run remembers, and what a resumed run must say again
 * @param metrics those that the formula reads, all of which are looked up or measured
 * @param constants what the person's variables in it held when the search began
 * @param formula what is computed; called by several threads
 */
public record Reward(String text, List<String> metrics, Map<String, Double> constants, Formula formula) {
    /** Name of the metric. */
    public static final String METRIC = "reward";

    public static final Objective OBJECTIVE = new Objective(METRIC, true);

    public Reward {
        metrics = metrics.stream().sorted().distinct().toList();
        constants = Map.copyOf(constants);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException(
                    "reward: `" + text
                            + "` reads no metric, so every trial is worth the same\nMaybe `reward { accuracy - 1e-7 * params }`.");
        }
    }

    /** A formula without constants of its own. */
    public static Reward of(String text, List<String> metrics, Formula formula) {
        return new Reward(text, metrics, Map.of(), formula);
    }

    /** One of which only the words are left: that of a run that is read, not run. */
    public static Reward remembered(String text, List<String> metrics, Map<String, Double> constants) {
        return new Reward(text, metrics, constants, numbers -> {
            throw new IllegalStateException("of the reward only its text is left: " + text);
        });
    }

    /** A number of a trial's numbers, in base units: seconds, bytes, joules. */
    @FunctionalInterface
    public interface Formula {
        double of(Map<String, Double> metrics);
    }

    /**
     * The reward of a trial's numbers.
     *
     * @throws IllegalArgumentException with the numbers in it, if a metric is missing or the value is not finite
     */
    public double of(Map<String, Double> numbers) {
        for (String metric : metrics) {
            if (!numbers.containsKey(metric)) {
                throw new IllegalArgumentException("the trial has no `" + metric + "`");
            }
        }
        double value = formula.of(numbers);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("it is " + value + " of "
                    + metrics.stream()
                            .map(metric -> metric + " " + numbers.get(metric))
                            .collect(Collectors.joining(", ")));
        }
        return value;
    }

    /** The text, and what its variables held. */
    public String words() {
        return text.replace("\n", "; ")
                + (constants.isEmpty()
                        ? ""
                        : constants.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(constant -> constant.getKey() + " = " + constant.getValue())
                                .collect(Collectors.joining(", ", ", where ", "")));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reward reward
                && text.equals(reward.text)
                && metrics.equals(reward.metrics)
                && constants.equals(reward.constants);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, metrics, constants);
    }
}
