package org.nasturtium.kernel.live;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEvent;
import org.nasturtium.engine.search.SearchEvent.EpochDone;
import org.nasturtium.engine.search.SearchEvent.Finished;
import org.nasturtium.engine.search.SearchEvent.Note;
import org.nasturtium.engine.search.SearchEvent.Standing;
import org.nasturtium.engine.search.SearchEvent.Started;
import org.nasturtium.engine.search.SearchEvent.Step;
import org.nasturtium.engine.search.SearchEvent.TrialDone;
import org.nasturtium.engine.search.SearchListener;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.kernel.output.Display;
import org.nasturtium.kernel.output.Progress;
import org.nasturtium.kernel.output.Shown;

/** One output that follows a search: redrawn at most twice a second, its last state stays in the notebook. */
public final class SearchView implements SearchListener, AutoCloseable {
    private static final long EVERY_MILLIS = 500;
    private static final int LAST_TRIALS = 5;

    private final Display anywhere;
    private final Display display;
    private final InstantSource clock;
    private final List<Trial> trials = new ArrayList<>();
    private final Deque<String> notes = new ArrayDeque<>();
    private @Nullable SearchDefinition definition;
    private @Nullable Standing standing;
    private String state = "starting";
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
        boolean last = false;
        if (event instanceof Started started) {
            definition = started.definition();
            state = started.known() == 0 ? "running" : "goes on after " + started.known() + " known trials";
        } else if (event instanceof Note note) {
            notes.add(note.sentence());
        } else if (event instanceof TrialDone done) {
            trials.add(done.trial());
            standing = done.standing();
            state = "running";
        } else if (event instanceof EpochDone epoch) {
            state = "trial " + epoch.trial() + ", epoch " + epoch.point().epoch() + " of " + epoch.epochs();
        } else if (event instanceof Step step) {
            state = step.what() + " " + step.done() + " of " + step.total();
        } else if (event instanceof Finished finished) {
            standing = finished.standing();
            state = finished.reason();
            last = true;
        }
        draw(last);
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
        SearchDefinition asked = definition;
        waiting = true;
        if (asked == null || (!now && time - drawn < EVERY_MILLIS)) {
            return;
        }
        drawn = time;
        waiting = false;
        int from = Math.max(0, trials.size() - LAST_TRIALS);
        DisplayData picture =
                new SearchPicture(asked, standing, trials, trials.subList(from, trials.size()), notes, state).bundle();
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
