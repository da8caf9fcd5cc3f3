package org.nasturtium.kernel.render;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.report.Chart;
import org.nasturtium.engine.report.Charts;
import org.nasturtium.engine.report.ReportInput;
import org.nasturtium.engine.report.Sentences;
import org.nasturtium.engine.report.TableHtml;
import org.nasturtium.engine.report.Tables;
import org.nasturtium.engine.search.NothingFound;
import org.nasturtium.engine.search.SearchResult;
import tech.tablesaw.plotly.components.Figure;

/** What a search found: a sentence, the best trials, its figures, the winner as a drawing. */
public final class ResultRenderer implements RenderFunction<SearchResult> {
    private static final int ROWS = 10;

    private final FigureRenderer figures;

    public ResultRenderer(FigureRenderer figures) {
        this.figures = figures;
    }

    @Override
    public void render(SearchResult result, RenderContext context) {
        ReportInput input = ReportInput.of(result);
        StringBuilder html = new StringBuilder("<div><p>")
                .append(Html.escaped(Sentences.headline(result)))
                .append("</p>");
        html.append(TableHtml.of(Tables.bestFirst(result), ROWS));
        for (Chart chart : Charts.all()) {
            if (chart.word().equals("progress") || chart.word().equals("front")) {
                for (Figure figure : chart.figures(input)) {
                    html.append(figures.html(figure));
                }
            }
        }
        try {
            html.append(DrawingRenderer.html(result.best().graph()));
        } catch (NothingFound | IllegalStateException none) {
            // no winner, or one without a network: the sentence says so
            html.append("<p>")
                    .append(Html.escaped(String.valueOf(none.getMessage())))
                    .append("</p>");
        }
        result.notes()
                .forEach(note -> html.append("<p style=\"opacity:.75;margin:0\">")
                        .append(Html.escaped(note))
                        .append("</p>"));
        DisplayData out = context.getOutputContainer();
        out.putHTML(html.append("</div>").toString());
        out.putText(Sentences.summary(input));
    }
}
