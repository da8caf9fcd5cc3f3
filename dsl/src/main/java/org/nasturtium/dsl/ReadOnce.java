package org.nasturtium.dsl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/** Small resources kept in memory under their own addresses, so that reading them again opens no jar. */
final class ReadOnce {
    private ReadOnce() {}

    static List<URL> of(Enumeration<URL> found) throws IOException {
        List<URL> kept = new ArrayList<>();
        while (found.hasMoreElements()) {
            URL url = found.nextElement();
            try (InputStream in = url.openStream()) {
                kept.add(new URL(null, url.toExternalForm(), new Handler(in.readAllBytes())));
            }
        }
        return List.copyOf(kept);
    }

    private static final class Handler extends URLStreamHandler {
        private final byte[] content;

        Handler(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
