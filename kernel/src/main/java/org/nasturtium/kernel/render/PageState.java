package org.nasturtium.kernel.render;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Which cell of the saved notebook carries the plotting library, so that each notebook holds it once and never lacks it.
 *
 * <p>A front end that names its cells ({@code metadata.cellId}) tells when the carrying cell is run again or was deleted:
 * then the next figure brings the library again. Without names it is brought once a session.
 */
public final class PageState {
    private static final String UNNAMED = "";

    private @Nullable String carrier;
    private String current = UNNAMED;
    private String form = "inline";

    /** A cell begins; the metadata are those of its request. */
    public synchronized void cell(JsonNode metadata) {
        current = metadata.path("cellId").asText(UNNAMED);
        if (carrier != null && !carrier.equals(UNNAMED)) {
            boolean deleted = false;
            for (JsonNode cell : metadata.path("deletedCells")) {
                deleted |= cell.asText().equals(carrier);
            }
            if (deleted || carrier.equals(current)) {
                carrier = null;
            }
        }
    }

    /** How figures are drawn: {@code inline}, {@code svg} or {@code mime}. */
    public synchronized String form() {
        return form;
    }

    /** Draws figures in another form from now on; {@code inline} brings the library again. */
    public synchronized void draw(String asked) {
        form = asked;
        carrier = null;
    }

    /** Whether the figure that is drawn now has to bring the library; asked once a figure. */
    public synchronized boolean bringsLibrary() {
        if (carrier != null) {
            return false;
        }
        carrier = current;
        return true;
    }
}
