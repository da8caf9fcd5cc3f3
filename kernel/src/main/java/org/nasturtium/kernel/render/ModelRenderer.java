package org.nasturtium.kernel.render;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.report.GraphText;
import org.nasturtium.engine.search.TrainedModel;

/** A network that was trained for good: where it comes from, how it was trained, its drawing. */
public final class ModelRenderer implements RenderFunction<TrainedModel> {
    @Override
    public void render(TrainedModel model, RenderContext context) {
        String text = "trained network of trial " + model.found().trial().id() + "\n"
                + model.settings().text() + "\n" + GraphText.of(model.graph());
        DisplayData out = context.getOutputContainer();
        out.putText(text);
        out.putHTML("<div>" + Html.block(text) + DrawingRenderer.html(model.graph()) + "</div>");
    }
}
