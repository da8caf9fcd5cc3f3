package org.nasturtium.kernel.render;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.report.ComparisonCharts;
import org.nasturtium.engine.report.Sentences;
import org.nasturtium.engine.report.TableHtml;
import org.nasturtium.engine.report.Tables;

/** What a comparison found: the answers, the table, the curves. */
public final class ComparisonRenderer implements RenderFunction<Comparison> {
    private final FigureRenderer figures;

    public ComparisonRenderer(FigureRenderer figures) {
        this.figures = figures;
    }

    @Override
    public void render(Comparison comparison, RenderContext context) {
        StringBuilder html = new StringBuilder("<div>");
        comparison
                .sentences()
                .forEach(sentence -> html.append("<p style=\"margin:0 0 .3em\">")
                        .append(Html.escaped(sentence))
                        .append("</p>"));
        html.append(TableHtml.of(Tables.comparison(comparison)));
        html.append(figures.html(ComparisonCharts.figure("curves", comparison)));
        comparison
                .notes()
                .forEach(note -> html.append("<p style=\"opacity:.75;margin:0\">")
                        .append(Html.escaped(note))
                        .append("</p>"));
        DisplayData out = context.getOutputContainer();
        out.putHTML(html.append("</div>").toString());
        out.putText(Sentences.summary(comparison));
    }
}
