package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tech.tablesaw.plotly.components.Figure;

/** A figure as a static picture for viewers without JavaScript: scatter, lines, bars, heat maps. */
public final class FigureSvg {
    private FigureSvg() {}

    public static String of(Figure figure) {
        return of(FigureJson.tree(figure));
    }

    static String of(ObjectNode figure) {
        throw new UnsupportedOperationException("skeleton");
    }

    static int width(ObjectNode figure) {
        return figure.path("layout").path("width").asInt(Figures.WIDTH);
    }
}
