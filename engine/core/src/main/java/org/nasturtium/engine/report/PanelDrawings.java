package org.nasturtium.engine.report;

import org.nasturtium.engine.strategy.panel.BarsPanel;
import org.nasturtium.engine.strategy.panel.ChoicesPanel;
import org.nasturtium.engine.strategy.panel.FrontsPanel;
import org.nasturtium.engine.strategy.panel.MutationPanel;
import org.nasturtium.engine.strategy.panel.Panel;
import org.nasturtium.engine.strategy.panel.PanelCases;
import org.nasturtium.engine.strategy.panel.PhasesPanel;
import org.nasturtium.engine.strategy.panel.PopulationPanel;
import org.nasturtium.engine.strategy.panel.PosteriorPanel;
import org.nasturtium.engine.strategy.panel.RungsPanel;
import org.nasturtium.engine.strategy.panel.SchedulePanel;
import org.nasturtium.engine.strategy.panel.SlicePanel;
import org.nasturtium.engine.strategy.panel.TablePanel;

/** The catalogue of drawings: one a kind of panel, as SVG; an empty text where a table is the right form. */
public final class PanelDrawings implements PanelCases<String> {
    /** The picture of a panel. */
    public static String svg(Panel panel) {
        return panel.fold(new PanelDrawings());
    }

    @Override
    public String table(TablePanel panel) {
        return "";
    }

    @Override
    public String bars(BarsPanel panel) {
        return BarsDrawing.svg(panel);
    }

    @Override
    public String choices(ChoicesPanel panel) {
        return ChoicesDrawing.svg(panel);
    }

    @Override
    public String population(PopulationPanel panel) {
        return PopulationDrawing.svg(panel);
    }

    @Override
    public String mutation(MutationPanel panel) {
        return MutationDrawing.svg(panel);
    }

    @Override
    public String posterior(PosteriorPanel panel) {
        return PosteriorDrawing.svg(panel);
    }

    @Override
    public String slice(SlicePanel panel) {
        return SliceDrawing.svg(panel);
    }

    @Override
    public String rungs(RungsPanel panel) {
        return RungsDrawing.svg(panel);
    }

    @Override
    public String fronts(FrontsPanel panel) {
        return FrontsDrawing.svg(panel);
    }

    @Override
    public String schedule(SchedulePanel panel) {
        return ScheduleDrawing.svg(panel);
    }

    @Override
    public String phases(PhasesPanel panel) {
        return PhasesDrawing.svg(panel);
    }
}
