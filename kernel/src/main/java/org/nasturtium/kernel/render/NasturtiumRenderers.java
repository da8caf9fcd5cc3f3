package org.nasturtium.kernel.render;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.search.FoundArchitecture;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.search.TrainedModel;
import org.nasturtium.engine.space.SearchSpace;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** Every form that this kernel brings, a line a type. */
public final class NasturtiumRenderers implements Extension {
    @Override
    public void install(BaseKernel kernel) {
        PageState page = kernel instanceof PageOwner ours ? ours.page() : new PageState();
        installIn(kernel.getRenderer(), page);
    }

    /** Without a kernel, for those who only want the forms. */
    public static void installIn(Renderer renderer, PageState page) {
        FigureRenderer figures = new FigureRenderer(page);
        add(renderer, Table.class, new TableRenderer());
        add(renderer, Figure.class, figures);
        add(renderer, NetworkGraph.class, new DrawingRenderer());
        add(renderer, SearchSpace.class, new SpaceRenderer());
        add(renderer, SearchResult.class, new ResultRenderer(figures));
        add(renderer, FoundArchitecture.class, new FoundRenderer());
        add(renderer, TrainedModel.class, new ModelRenderer());
        add(renderer, TestReport.class, new TestRenderer(figures));
    }

    private static <T> void add(Renderer renderer, Class<T> type, RenderFunction<T> form) {
        renderer.createRegistration(type).preferring("text/html").register(form);
    }
}
