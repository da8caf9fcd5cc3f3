package org.nasturtium.engine.strategy.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One view into a strategy: a value with a name that is a small table, too, whoever cannot draw it. */
public sealed interface Panel
        permits TablePanel,
                BarsPanel,
                ChoicesPanel,
                PopulationPanel,
                MutationPanel,
                PosteriorPanel,
                SlicePanel,
                RungsPanel,
                FrontsPanel,
                SchedulePanel,
                PhasesPanel {
    /** What it shows: {@code population, the oldest first}. */
    String name();

    /** Of the table: the columns' names. */
    List<String> columns();

    /** Of the table: a cell for each column, String, Long, Double, or null where there is none. */
    List<List<@Nullable Object>> rows();

    /** The case for this kind. */
    <R> R fold(PanelCases<R> cases);
}
