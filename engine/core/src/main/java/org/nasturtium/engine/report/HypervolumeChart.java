package org.nasturtium.engine.report;

import java.util.List;
import org.nasturtium.engine.evaluate.ObjectiveBox;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;

/** How the front grew: its hypervolume after each trial, in the box of the whole search. Needs several objectives. */
final class HypervolumeChart implements Chart {
    @Override
    public String word() {
        return "hypervolume";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        SearchResult result = input.result();
        if (result.definition().objectives().size() == 1) {
            return List.of();
        }
        ObjectiveBox box = result.box();
        if (box.worst().isEmpty()) {
            return List.of();
        }
        double[] ids = result.trials().stream().mapToDouble(Trial::id).toArray();
        double[] shares = box.growth(result.trials()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return List.of(Figures.of(
                "Hypervolume of the front, from " + Sentences.reference(box),
                "trial",
                "share of the box",
                List.of(Figures.line(
                        "front", ids, shares, Figures.stroke(Figures.ORANGE, 2.5, Line.Shape.HV), false))));
    }
}
