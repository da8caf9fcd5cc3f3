package org.nasturtium.kernel.live;

import java.time.InstantSource;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEvent;
import org.nasturtium.engine.search.SearchEvent.Finished;
import org.nasturtium.engine.search.SearchEvent.Step;
import org.nasturtium.engine.search.SearchListener;
import org.nasturtium.kernel.output.Display;
import org.nasturtium.kernel.output.Progress;
import org.nasturtium.kernel.output.Shown;

/** One output that follows a search: redrawn at most twice a second, its last state stays in the notebook. */
public final class SearchView implements SearchListener, AutoCloseable {
    /** At least so long lies between two pictures. */
    static final long EVERY_MILLIS = 500;

    private final Display anywhere;
    private final Display display;
    private final InstantSource clock;
    private final SearchState state = new SearchState();
    private @Nullable Shown shown;
    private long drawn;
    private boolean waiting;
    private boolean closed;
    private @Nullable Progress steps;
    private String stepsOf = "";
    private int stepsDone;

    /** Shows nothing before the search has begun. */
    public SearchView(Display display, InstantSource clock) {
        this.anywhere = display;
        this.display = display.here();
        this.clock = clock;
    }

    @Override
    public synchronized void on(SearchEvent event) {
        if (closed) {
            afterwards(event);
            return;
        }
        state.on(event);
        waiting = true;
        draw(event instanceof Finished);
    }

    /** Draws what was held back, if its time has come. */
    public synchronized void tick() {
        if (waiting && !closed) {
            draw(false);
        }
    }

    /** The search did not come to its end: why, in words. */
    public synchronized void broken(String why) {
        state.ended(why);
        waiting = true;
    }

    /** A search that is over is still told of retraining and testing: that is a bar of its own, in the cell that asks. */
    private void afterwards(SearchEvent event) {
        if (event instanceof Step step) {
            Progress bar = steps;
            if (bar == null || !step.what().equals(stepsOf) || step.done() < stepsDone) {
                bar = new Progress(anywhere, clock, Math.max(1, step.total()));
            }
            bar.update(step.done());
            steps = bar;
            stepsOf = step.what();
            stepsDone = step.done();
        }
    }

    private void draw(boolean now) {
        long time = clock.millis();
        SearchDefinition asked = state.definition();
        if (asked == null || (!now && shown != null && time - drawn < EVERY_MILLIS)) {
            return;
        }
        drawn = time;
        waiting = false;
        DisplayData picture = new SearchPicture(asked, state).bundle();
        if (shown == null) {
            shown = display.show(picture);
        } else {
            display.update(shown, picture);
        }
    }

    /** Draws what was not drawn yet. */
    @Override
    public synchronized void close() {
        if (waiting) {
            draw(true);
        }
        closed = true;
    }
}
