package org.nasturtium.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** plotly.js itself (cartesian charts, 1.4 MB), for pages that load nothing from a network. */
public final class PlotlyScript {
    private static final String RESOURCE = "plotly-cartesian-3.5.0.min.js";

    private PlotlyScript() {}

    /** The library's text; it sets {@code window.Plotly} and may stand inside a script element. */
    public static String source() {
        try (InputStream in = Objects.requireNonNull(PlotlyScript.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read from the class path", unreadable);
        }
    }
}
