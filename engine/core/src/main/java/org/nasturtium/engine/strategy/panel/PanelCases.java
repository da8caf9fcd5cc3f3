package org.nasturtium.engine.strategy.panel;

/** One case a kind of panel: how each is drawn, written or sent. */
public interface PanelCases<R> {
    R table(TablePanel panel);

    R bars(BarsPanel panel);

    R choices(ChoicesPanel panel);

    R population(PopulationPanel panel);

    R mutation(MutationPanel panel);

    R posterior(PosteriorPanel panel);

    R slice(SlicePanel panel);

    R rungs(RungsPanel panel);

    R fronts(FrontsPanel panel);

    R schedule(SchedulePanel panel);

    R phases(PhasesPanel panel);
}
