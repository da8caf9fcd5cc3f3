package org.nasturtium.kernel.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.report.FigureHtml;
import org.nasturtium.engine.report.FigureJson;
import org.nasturtium.engine.report.FigureSvg;
import org.nasturtium.engine.report.FigureText;
import org.nasturtium.engine.report.PlotlyScript;
import org.nasturtium.kernel.render.PageState.Mode;
import tech.tablesaw.plotly.components.Figure;

/**
 * A figure in four forms: plotly's own, HTML with a still picture that plotly replaces where it can, SVG, a line of text.
 */
public final class FigureRenderer implements RenderFunction<Figure> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PageState page;

    public FigureRenderer(PageState page) {
        this.page = page;
    }

    @Override
    public void render(Figure figure, RenderContext context) {
        DisplayData out = context.getOutputContainer();
        if (page.mode() != Mode.SVG) {
            out.putData("application/vnd.plotly.v1+json", JSON.convertValue(FigureJson.forPlotly(figure), Map.class));
        }
        if (page.mode() != Mode.MIME) {
            out.putHTML(html(figure));
        }
        out.putSVG(FigureSvg.of(figure));
        out.putText(FigureText.of(figure));
    }

    /** The HTML form, with the library where the page does not have it yet. */
    String html(Figure figure) {
        if (page.mode() != Mode.INLINE) {
            return FigureHtml.still(figure);
        }
        String html = FigureHtml.of(figure, "figure-" + UUID.randomUUID());
        return html.contains("<script") && page.bringsLibrary() ? PlotlyScript.packed() + html : html;
    }
}
