package org.nasturtium.engine.strategy.panel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely each alternative of each decision is: a policy, a register of amplitudes, densities.
 *
 * @param series the names of the numbers that each alternative has, such as {@code probability}
 * @param choices the decisions in the order of the space; those without an alternative are left out
 */
public record ChoicesPanel(String name, List<String> series, List<Choice> choices) implements Panel {
    /** A decision and its alternatives. */
    public record Choice(String decision, List<Alternative> alternatives) {
        public Choice {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * One of a decision's values, or a piece of an interval.
     *
     * @param numbers 0..1, one a series
     * @param isTaken whether it was taken last
     */
    public record Alternative(String label, List<Double> numbers, boolean isTaken) {
        public Alternative {
            numbers = List.copyOf(numbers);
        }
    }

    public ChoicesPanel {
        series = List.copyOf(series);
        choices = List.copyOf(choices);
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("decision", "alternative"));
        columns.addAll(series);
        columns.add("taken");
        return columns;
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Choice choice : choices) {
            for (Alternative alternative : choice.alternatives()) {
                List<@Nullable Object> more = new ArrayList<>(List.of(alternative.label()));
                more.addAll(alternative.numbers());
                more.add(alternative.isTaken() ? "yes" : "");
                rows.add(Rows.row(choice.decision(), more));
            }
        }
        return rows;
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.choices(this);
    }
}
