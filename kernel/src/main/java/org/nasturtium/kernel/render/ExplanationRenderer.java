package org.nasturtium.kernel.render;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.report.Explanations;
import org.nasturtium.engine.strategy.Explanation;

/** What a strategy just did, drawn. */
public final class ExplanationRenderer implements RenderFunction<Explanation> {
    @Override
    public void render(Explanation explanation, RenderContext context) {
        DisplayData out = context.getOutputContainer();
        out.putHTML(Explanations.html(explanation));
        out.putText(Explanations.text(explanation));
    }
}
