package org.nasturtium.kernel.render;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** What a jar of somebody else may hold. */
public final class BringsAForm implements Extension {
    /** A type of that jar. */
    public record Greeting(String name) {}

    @Override
    public void install(BaseKernel kernel) {
        kernel.getRenderer()
                .createRegistration(Greeting.class)
                .register((greeting, context) ->
                        context.getOutputContainer().putHTML("<b>Hello " + greeting.name() + "</b>"));
    }
}
