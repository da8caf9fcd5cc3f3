package org.nasturtium.engine.strategy.panel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers with a name each, to be compared: weights, beliefs, lengths.
 *
 * @param columns what the bars stand for, then the name of each series
 * @param bars in the order in which they are shown
 */
public record BarsPanel(String name, List<String> columns, List<Bar> bars) implements Panel {
    /** One bar, or one a series beside each other. */
    public record Bar(String label, List<Double> lengths) {
        public Bar {
            lengths = List.copyOf(lengths);
        }
    }

    public BarsPanel {
        columns = List.copyOf(columns);
        bars = List.copyOf(bars);
        for (Bar bar : bars) {
            if (bar.lengths().size() != columns.size() - 1) {
                throw new IllegalArgumentException("panel `" + name + "`: the bar `" + bar.label() + "` has "
                        + bar.lengths().size() + " lengths, but the series are " + columns.subList(1, columns.size()));
            }
        }
    }

    /** An empty one with these columns, to be filled with {@link #plus}. */
    public static BarsPanel of(String name, String... columns) {
        return new BarsPanel(name, List.of(columns), List.of());
    }

    /** The same with one more bar. */
    public BarsPanel plus(String label, double... lengths) {
        List<Bar> more = new ArrayList<>(bars);
        more.add(new Bar(label, java.util.Arrays.stream(lengths).boxed().toList()));
        return new BarsPanel(name, columns, more);
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return bars.stream().map(bar -> Rows.row(bar.label(), bar.lengths())).toList();
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.bars(this);
    }
}
