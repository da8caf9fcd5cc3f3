package org.nasturtium.kernel.output;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** A bar that a cell moves; it is redrawn a few times a second at most, and its last state stays. */
public final class Progress implements AutoCloseable {
    private static final long EVERY_MILLIS = 200;
    private static final int WIDTH = 30;

    private final Display display;
    private final InstantSource clock;
    private final long total;
    private final long began;
    private final Shown shown;
    private long done;
    private long drawn;
    private boolean closed;

    /** Shows an empty bar. */
    public Progress(Display display, InstantSource clock, long total) {
        if (total < 1) {
            throw new IllegalArgumentException("progress(" + total + "): needs a total of at least 1");
        }
        this.display = display;
        this.clock = clock;
        this.total = total;
        this.began = clock.millis();
        this.drawn = began;
        this.shown = display.show(picture());
    }

    /** So much is done by now, of the total. */
    public synchronized void update(long newDone) {
        done = Math.max(0, Math.min(newDone, total));
        long now = clock.millis();
        if (done == total || now - drawn >= EVERY_MILLIS) {
            drawn = now;
            display.update(shown, picture());
        }
    }

    /** One more is done. */
    public synchronized void step() {
        update(done + 1);
    }

    /** Shows where it ended. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            display.update(shown, picture());
        }
    }

    private DisplayData picture() {
        DisplayData data = new DisplayData(text());
        data.putHTML("<progress max=\"" + total + "\" value=\"" + done
                + "\" style=\"width:20em;vertical-align:middle\"></progress> " + words());
        return data;
    }

    private String text() {
        int filled = (int) (WIDTH * done / total);
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + words();
    }

    private String words() {
        String share = String.format(Locale.ROOT, "%d / %d (%d %%)", done, total, 100 * done / total);
        Duration left = left();
        return left == null ? share : share + ", " + left.toSeconds() + " s left";
    }

    private @Nullable Duration left() {
        long spent = clock.millis() - began;
        return done == 0 || done == total || closed ? null : Duration.ofMillis(spent * (total - done) / done);
    }
}
