package org.nasturtium.kernel.render;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.report.ArchitectureDrawing;
import org.nasturtium.engine.report.FigureHtml;
import org.nasturtium.engine.report.GraphText;

/** A network as a drawing, and in words. */
public final class DrawingRenderer implements RenderFunction<NetworkGraph> {
    @Override
    public void render(NetworkGraph graph, RenderContext context) {
        DisplayData out = context.getOutputContainer();
        out.putHTML(html(graph));
        out.putSVG(ArchitectureDrawing.svg(graph));
        out.putText(GraphText.of(graph));
    }

    /** As an image that the sanitiser of a foreign notebook keeps. */
    static String html(NetworkGraph graph) {
        return FigureHtml.picture(ArchitectureDrawing.svg(graph), "the network, layer by layer");
    }
}
