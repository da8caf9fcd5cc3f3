package org.nasturtium.engine.strategy.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A population by two objectives: the front that nobody beats in both, the one behind it, and so on.
 *
 * @param x the first objective's metric
 * @param y the second one's
 * @param members the first front first
 */
public record FrontsPanel(String name, String x, String y, List<Member> members) implements Panel {
    /**
     * One of them.
     *
     * @param front counted from 1
     * @param x null where it is unknown
     * @param y null where it is unknown
     */
    public record Member(
            long trial,
            int front,
            @Nullable Double x,
            @Nullable Double y) {}

    public FrontsPanel {
        members = List.copyOf(members);
    }

    @Override
    public List<String> columns() {
        return List.of("trial", "front", x, y);
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return members.stream()
                .map(one -> Rows.row(TrialNames.cell(one.trial()), one.front(), one.x(), one.y()))
                .toList();
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.fronts(this);
    }
}
