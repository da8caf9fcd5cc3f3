package org.nasturtium.kernel.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.wire.Message;

/**
 * Which cell of the saved notebook carries the plotting library, so that each notebook holds it once and never lacks it.
 *
 * <p>The next figure brings the library again when the carrying cell runs again, was deleted, clears its output or
 * replaces the display that holds it. A front end that names its cells ({@code metadata.cellId, deletedCells}) tells the
 * first two; without names a cell of the same source counts as the same cell, and {@code %plotly inline} asks for it.
 */
public final class PageState {
    /** How figures are given to the front end. */
    public enum Mode {
        /** Interactive, the library embedded; a still picture where scripts do not run. The usual one. */
        INLINE,
        /** Plotly's own MIME type and a still picture, for a front end that draws it itself; no library. */
        MIME,
        /** A still picture only. */
        SVG
    }

    /** The place of a figure in the notebook; the display is empty for a cell's result. */
    private record Carrier(
            String cell, String source, @Nullable String display) {}

    private final Supplier<@Nullable Message> asked;
    private Mode mode = Mode.INLINE;
    private @Nullable Carrier carrier;
    private boolean undisplayed;
    private boolean aside;

    /**
     * Of one notebook.
     *
     * @param asked the request that the calling thread works for
     */
    public PageState(Supplier<@Nullable Message> asked) {
        this.asked = asked;
    }

    public synchronized Mode mode() {
        return mode;
    }

    /** Changes how figures are given from now on; the next interactive one brings the library again. */
    public synchronized void mode(Mode wanted) {
        mode = wanted;
        carrier = null;
    }

    /** A cell begins. */
    public synchronized void cell(Message request) {
        Carrier known = carrier;
        undisplayed = false;
        if (known == null) {
            return;
        }
        String cell = cellId(request);
        boolean unnamed = cell.isEmpty() || known.cell().isEmpty();
        boolean again = unnamed ? source(request).equals(known.source()) : cell.equals(known.cell());
        for (JsonNode deleted : request.metadata().path("deletedCells")) {
            again |= deleted.asText().equals(known.cell());
        }
        if (again) {
            carrier = null;
        }
    }

    /** Whether the figure that is drawn now has to bring the library; asked once a figure. */
    public synchronized boolean bringsLibrary() {
        Message request = asked.get();
        if (mode != Mode.INLINE
                || carrier != null
                || aside
                || (request != null && request.content().path("silent").asBoolean())) {
            return false;
        }
        carrier = new Carrier(cellId(request), source(request), null);
        undisplayed = true;
        return true;
    }

    /** Whether some cell carries the library now. */
    public synchronized boolean isCarried() {
        return carrier != null;
    }

    /** The next figure brings the library, whatever was before. */
    public synchronized void forget() {
        carrier = null;
    }

    /** What was rendered last stands in a display now. */
    public synchronized void shownIn(String display) {
        Carrier known = carrier;
        if (undisplayed && known != null) {
            carrier = new Carrier(known.cell(), known.source(), display);
        }
        undisplayed = false;
    }

    /** A display is about to be replaced. */
    public synchronized void replaces(String display) {
        if (carrier != null && display.equals(carrier.display())) {
            carrier = null;
        }
    }

    /** The running cell's outputs are taken away. */
    public synchronized void clears() {
        Message request = asked.get();
        if (carrier != null
                && cellId(request).equals(carrier.cell())
                && source(request).equals(carrier.source())) {
            carrier = null;
        }
    }

    /** Runs something whose figures are not kept in the notebook. */
    public <T> T aside(Supplier<T> rendering) {
        setAside(true);
        try {
            return rendering.get();
        } finally {
            setAside(false);
        }
    }

    private synchronized void setAside(boolean value) {
        aside = value;
    }

    private static String cellId(@Nullable Message request) {
        return request == null ? "" : request.metadata().path("cellId").asText("");
    }

    private static String source(@Nullable Message request) {
        return request == null ? "" : request.content().path("code").asText("");
    }
}
