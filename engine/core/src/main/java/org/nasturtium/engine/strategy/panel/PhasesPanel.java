package org.nasturtium.engine.strategy.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strategies one after another, and whose turn it is. */
public record PhasesPanel(String name, List<Phase> phases) implements Panel {
    /**
     * One of them.
     *
     * @param trials how many it gets; 0 = the rest
     */
    public record Phase(String strategy, int trials, State state) {}

    /** Where a phase stands. */
    public enum State {
        DONE("done"),
        NOW("now"),
        TO_COME("to come");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public PhasesPanel {
        phases = List.copyOf(phases);
    }

    @Override
    public List<String> columns() {
        return List.of("phase", "strategy", "trials", "state");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return java.util.stream.IntStream.range(0, phases.size())
                .mapToObj(i -> {
                    Phase phase = phases.get(i);
                    return Rows.row(
                            i + 1,
                            phase.strategy(),
                            phase.trials() == 0 ? null : phase.trials(),
                            phase.state().words());
                })
                .toList();
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.phases(this);
    }
}
