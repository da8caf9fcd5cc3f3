package org.nasturtium.kernel.render;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.search.FoundArchitecture;

/** An architecture that a search found: how it did, its decisions, its drawing. */
public final class FoundRenderer implements RenderFunction<FoundArchitecture> {
    @Override
    public void render(FoundArchitecture found, RenderContext context) {
        String scores = new TreeMap<>(found.metrics())
                .entrySet().stream().map(FoundRenderer::words).collect(Collectors.joining(", "));
        String text = "trial " + found.trial().id() + " (" + found.trial().origin() + "): " + scores + "\n"
                + found.architecture().text();
        DisplayData out = context.getOutputContainer();
        out.putText(text);
        out.putHTML("<div>" + Html.block(text) + drawing(found) + "</div>");
    }

    private static String drawing(FoundArchitecture found) {
        try {
            return DrawingRenderer.html(found.graph());
        } catch (IllegalStateException withoutNetwork) {
            return "<p>" + Html.escaped(String.valueOf(withoutNetwork.getMessage())) + "</p>";
        }
    }

    private static String words(Map.Entry<String, Double> metric) {
        return metric.getKey() + " " + Numbers.metric(metric.getKey(), metric.getValue());
    }
}
