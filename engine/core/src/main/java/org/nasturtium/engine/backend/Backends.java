package org.nasturtium.engine.backend;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The backends on the class path, best first. */
public final class Backends {
    private Backends() {}

    /** All of them, by falling preference. */
    public static List<Backend> all() {
        return ServiceLoader.load(Backend.class, Backends.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Backend::preference).reversed())
                .toList();
    }

    /** The one with this name. */
    public static Backend named(String name) {
        return all().stream()
                .filter(backend -> backend.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no backend `" + name + "`; on the class path: "
                        + all().stream().map(Backend::name).collect(Collectors.joining(", ", "[", "]"))
                        + "\nMaybe its module is missing; `nas doctor` tells what loads."));
    }

    /** The preferred one whose natives load. */
    public static Backend preferred() {
        return all().stream()
                .filter(backend -> backend.status().usable())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no backend can train here\n`nas doctor` tells what is missing and what to do."));
    }
}
