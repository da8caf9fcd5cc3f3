package org.nasturtium.engine.strategy.panel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sits on which rung of a halving, with what result, and who went on to the next.
 *
 * @param metric what the results are
 * @param maximize whether more of it is better
 * @param rungs the cheapest first
 */
public record RungsPanel(String name, String metric, boolean maximize, List<Rung> rungs) implements Panel {
    /**
     * One rung.
     *
     * @param part of a full evaluation, 0..1
     */
    public record Rung(double part, List<Seat> seats) {
        public Rung {
            seats = List.copyOf(seats);
        }
    }

    /**
     * One that sits on a rung.
     *
     * @param architecture its text, the same on every rung
     * @param trial the evaluation's number; null while it runs
     * @param result null while it runs, or if it failed
     * @param isPromoted whether it went on to the next rung
     */
    public record Seat(
            String architecture,
            @Nullable Long trial,
            @Nullable Double result,
            boolean isPromoted) {}

    public RungsPanel {
        rungs = List.copyOf(rungs);
    }

    @Override
    public List<String> columns() {
        return List.of("part", "trial", metric, "promoted", "architecture");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Rung rung : rungs) {
            for (Seat seat : rung.seats()) {
                rows.add(Rows.row(
                        rung.part(),
                        seat.trial() == null ? null : TrialNames.cell(seat.trial()),
                        seat.result(),
                        seat.isPromoted() ? "yes" : "",
                        seat.architecture()));
            }
        }
        return rows;
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.rungs(this);
    }
}
