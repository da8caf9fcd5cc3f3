package org.nasturtium.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.magic.MagicCells;
import org.nasturtium.kernel.output.OutputRouter;
import org.nasturtium.kernel.output.Recent;
import org.nasturtium.kernel.render.PageState;
import org.nasturtium.kernel.session.GroovySession;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.wire.Wire;

/** What all executions share; gives each execute_request its turn. */
final class Executions {
    private final AtomicInteger count = new AtomicInteger();
    private final Wire wire;
    private final GroovySession session;
    private final MagicCells cells;
    private final Renderer renderer;
    private final OutputRouter router;
    private final PageState page;
    private final History history;
    private final Recent recent;

    Executions(
            Wire wire,
            GroovySession session,
            MagicCells cells,
            Renderer renderer,
            OutputRouter router,
            PageState page,
            History history,
            Recent recent) {
        this.wire = wire;
        this.session = session;
        this.cells = cells;
        this.renderer = renderer;
        this.router = router;
        this.page = page;
        this.history = history;
        this.recent = recent;
    }

    Execution of(Message request) {
        return new Execution(this, request);
    }

    Wire wire() {
        return wire;
    }

    GroovySession session() {
        return session;
    }

    MagicCells cells() {
        return cells;
    }

    OutputRouter router() {
        return router;
    }

    PageState page() {
        return page;
    }

    History history() {
        return history;
    }

    Recent recent() {
        return recent;
    }

    /** The number of an execution: a new one if it counts, else the next one's, which stays free. */
    int number(boolean counts) {
        return counts ? count.incrementAndGet() : count.get() + 1;
    }

    /** The form of any value. */
    DisplayData rendered(@Nullable Object value) {
        if (value == null) {
            return new DisplayData("null");
        }
        return value instanceof DisplayData data ? data : renderer.render(value);
    }
}
