package org.nasturtium.engine.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backend;

/** Versions of all that has a part in a result. */
final class Versions {
    private Versions() {}

    /** @param backend that trained; null = none did */
    static Map<String, String> of(@Nullable Backend backend) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("nasturtium", nasturtium());
        versions.put("java", System.getProperty("java.version", "?"));
        versions.put("system", System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?"));
        versions.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        if (backend != null) {
            Backend.Status status = backend.status();
            versions.put(backend.name(), status.version());
            versions.put(backend.name() + " details", String.join("; ", status.details()));
        }
        return versions;
    }

    private static String nasturtium() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
