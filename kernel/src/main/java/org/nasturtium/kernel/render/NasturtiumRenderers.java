package org.nasturtium.kernel.render;

import java.awt.image.RenderedImage;
import java.util.Collection;
import java.util.Map;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.search.FoundArchitecture;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.search.TrainedModel;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Explanation;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** Every form that this kernel brings, a line a type. */
public final class NasturtiumRenderers implements Extension {
    @Override
    public void install(BaseKernel kernel) {
        PageState page = kernel instanceof PageOwner ours ? ours.page() : new PageState(() -> null);
        installIn(kernel.getRenderer(), page);
    }

    /** Without a kernel, for those who only want the forms. */
    public static void installIn(Renderer renderer, PageState page) {
        FigureRenderer figures = new FigureRenderer(page);
        renderer.createRegistration(Throwable.class).register(new ThrowableRenderer());
        renderer.createRegistration(Collection.class).register(CollectionRenderer::items);
        renderer.createRegistration(Map.class).register(CollectionRenderer::entries);
        renderer.createRegistration(RenderedImage.class)
                .register((image, context) -> context.getOutputContainer().assign(Images.of(image)));
        renderer.createRegistration(byte[].class).register(NasturtiumRenderers::picture);
        add(renderer, Table.class, new TableRenderer());
        add(renderer, Figure.class, figures);
        add(renderer, NetworkGraph.class, new DrawingRenderer());
        add(renderer, SearchSpace.class, new SpaceRenderer());
        add(renderer, SearchResult.class, new ResultRenderer(figures));
        add(renderer, Comparison.class, new ComparisonRenderer(figures));
        add(renderer, Explanation.class, new ExplanationRenderer());
        add(renderer, FoundArchitecture.class, new FoundRenderer());
        add(renderer, TrainedModel.class, new ModelRenderer());
        add(renderer, TestReport.class, new TestRenderer(figures));
    }

    /** Bytes of a picture are shown as one, others as text. */
    private static void picture(byte[] bytes, RenderContext context) {
        String type = Images.type(bytes);
        if (!type.isEmpty()) {
            context.getOutputContainer().assign(Images.of(bytes, type));
        }
    }

    private static <T> void add(Renderer renderer, Class<T> type, RenderFunction<T> form) {
        renderer.createRegistration(type).preferring("text/html").register(form);
    }
}
