package org.nasturtium.engine.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** plotly.js itself (cartesian charts, 1.4 MB), for pages that load nothing from a network. */
public final class PlotlyScript {
    private static final String RESOURCE = "plotly-cartesian-3.5.0.min.js";

    /** Unpacks the library, then draws the figures that wait for it; a page that has it, or gets it, is left alone. */
    private static final String UNPACK = """
            (function(w){if(w.Plotly||w.nasturtiumPlotly||!w.DecompressionStream)return;w.nasturtiumPlotly=1;
            var t=atob(packed),a=new Uint8Array(t.length);for(var i=0;i<t.length;i++)a[i]=t.charCodeAt(i);
            new Response(new Blob([a]).stream().pipeThrough(new DecompressionStream('gzip'))).text().then(function(c){
            var s=document.createElement('script');s.textContent=c;document.head.appendChild(s);
            (w.nasturtiumFigures||[]).forEach(function(d){d();});w.nasturtiumFigures=[];});})(window);
            """;

    private PlotlyScript() {}

    /**
     * A script element that brings the library in 0.6 MB instead of 1.4: packed, for browsers of 2023 and later; older
     * ones keep the still pictures.
     */
    public static String packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(source().getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written", impossible);
        }
        return "<script>(function(){var packed=\"" + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\";"
                + UNPACK + "})();</script>";
    }

    /** The library's text; it sets {@code window.Plotly} and may stand inside a script element. */
    public static String source() {
        try (InputStream in = Objects.requireNonNull(PlotlyScript.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read from the class path", unreadable);
        }
    }
}
