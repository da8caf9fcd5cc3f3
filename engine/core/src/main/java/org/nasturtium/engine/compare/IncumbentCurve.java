package org.nasturtium.engine.compare;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.TrialEpochs;
import org.nasturtium.engine.strategy.Trial;

/**
 * How what a search had found grew with what it had spent: a step a trial.
 *
 * @param steps in the order of the trials
 */
public record IncumbentCurve(List<Step> steps) {
    public IncumbentCurve {
        steps = List.copyOf(steps);
    }

    /** Of trials of a search, each with what had been found after it. */
    static IncumbentCurve of(SearchDefinition search, List<Trial> trials, List<Double> values) {
        List<Double> each = TrialEpochs.of(search, trials);
        List<Step> steps = new ArrayList<>();
        double epochs = 0;
        double seconds = 0;
        for (Trial trial : trials) {
            epochs += each.get(steps.size());
            seconds += trial.seconds();
            steps.add(new Step(steps.size() + 1, epochs, seconds, values.get(steps.size())));
        }
        return new IncumbentCurve(steps);
    }

    /** The last value; NaN if nothing was found. */
    double last() {
        return steps.isEmpty() ? Double.NaN : steps.get(steps.size() - 1).value();
    }

    /**
     * After a trial.
     *
     * @param queries trials so far
     * @param epochs of training on all samples so far
     * @param seconds of the trials so far, simulated on a table
     * @param value of the incumbent; NaN while there is none
     */
    public record Step(int queries, double epochs, double seconds, double value) {}

    /** What a curve can be drawn against. */
    public enum Cost {
        QUERIES,
        EPOCHS,
        SECONDS;

        /** What was spent up to a step. */
        public double of(Step step) {
            return switch (this) {
                case QUERIES -> step.queries();
                case EPOCHS -> step.epochs();
                case SECONDS -> step.seconds();
            };
        }
    }

    /** What had been found when so much was spent; NaN if nothing. */
    public double at(Cost cost, double spent) {
        double value = Double.NaN;
        for (Step step : steps) {
            if (cost.of(step) > spent) {
                break;
            }
            value = step.value();
        }
        return value;
    }

    /** What was spent in all. */
    public double total(Cost cost) {
        return steps.isEmpty() ? 0 : cost.of(steps.get(steps.size() - 1));
    }
}
