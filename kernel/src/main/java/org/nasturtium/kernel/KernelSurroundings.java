package org.nasturtium.kernel;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.magic.Surroundings;
import org.nasturtium.kernel.output.CapturedOutput;
import org.nasturtium.kernel.output.CellOutput;
import org.nasturtium.kernel.output.Display;
import org.nasturtium.kernel.output.OutputRouter;
import org.nasturtium.kernel.output.Stream;
import org.nasturtium.kernel.render.PageState;

/** What magics ask of this kernel: its output, its figures, its search for renderers. */
final class KernelSurroundings implements Surroundings {
    private final OutputRouter router;
    private final Display display;
    private final PageState page;
    private final Runnable rescan;

    KernelSurroundings(OutputRouter router, Display display, PageState page, Runnable rescan) {
        this.router = router;
        this.display = display;
        this.page = page;
        this.rescan = rescan;
    }

    @Override
    public void print(String text) {
        router.stream(Stream.STDOUT).print(text);
    }

    @Override
    public void show(Object value) {
        page.shownIn(display.show(display.rendered(value)).id());
    }

    @Override
    public <T extends @Nullable Object> Captured<T> capture(Callable<T> task) throws Exception {
        CellOutput outer = router.current();
        if (outer == null) {
            throw new IllegalStateException("no cell runs whose output could be captured");
        }
        CapturedOutput captured = new CapturedOutput(router, outer);
        CellOutput inner = captured.output();
        router.begin(inner);
        boolean carried = page.isCarried();
        try {
            T value = task.call();
            inner.flush();
            captured.ended(value);
            return new Captured<>(value, captured);
        } finally {
            router.begin(outer);
            if (!carried) {
                // who knows whether what was captured is ever shown
                page.forget();
            }
        }
    }

    @Override
    public void libraryAdded() {
        rescan.run();
    }

    @Override
    public int outputLimit() {
        return router.limit();
    }

    @Override
    public void limitOutput(int characters) {
        router.limit(characters);
    }

    @Override
    public String figureForm() {
        return page.mode().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void drawFigures(String form) {
        page.mode(PageState.Mode.valueOf(form.toUpperCase(Locale.ROOT)));
    }
}
