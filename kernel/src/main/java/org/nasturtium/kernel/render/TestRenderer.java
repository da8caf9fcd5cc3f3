package org.nasturtium.kernel.render;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.report.Charts;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.report.TableHtml;
import org.nasturtium.engine.report.TableText;
import org.nasturtium.engine.report.Tables;
import org.nasturtium.engine.search.TestReport;

/** What the test split said: the scores, the classes, the confusion matrix. */
public final class TestRenderer implements RenderFunction<TestReport> {
    private static final int WIDTH = 100;

    private final FigureRenderer figures;

    public TestRenderer(FigureRenderer figures) {
        this.figures = figures;
    }

    @Override
    public void render(TestReport test, RenderContext context) {
        String headline = "test split: "
                + new TreeMap<>(test.metrics())
                        .entrySet().stream().map(TestRenderer::words).collect(Collectors.joining(", "));
        String html = "<p>" + Html.escaped(headline) + "</p>";
        String text = headline;
        if (!test.perClass().isEmpty()) {
            html += TableHtml.of(Tables.perClass(test)) + figures.html(Charts.confusion(test));
            text += "\n" + TableText.of(Tables.perClass(test), WIDTH);
        }
        DisplayData out = context.getOutputContainer();
        out.putHTML("<div>" + html + "</div>");
        out.putText(text);
    }

    private static String words(Map.Entry<String, Double> metric) {
        return metric.getKey() + " " + Numbers.metric(metric.getKey(), metric.getValue());
    }
}
