package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.data.LoadedData;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolder;

/**
 * Where a result's architectures are retrained, tested and exported: the search's data with its test split, its
 * backend, its folder. The search itself never sees one.
 */
final class Workshop {
    private final SearchDefinition definition;
    private final LoadedData data;
    private final Backend backend;
    private final Path folder;
    private final SearchListener listener;
    private final Cancellation cancellation;
    private final Stopwatch stopwatch;

    Workshop(
            SearchDefinition definition,
            LoadedData data,
            Backend backend,
            Path folder,
            SearchListener listener,
            Cancellation cancellation,
            Stopwatch stopwatch) {
        this.definition = definition;
        this.data = data;
        this.backend = backend;
        this.folder = folder;
        this.listener = listener;
        this.cancellation = cancellation;
        this.stopwatch = stopwatch;
    }

    SearchDefinition definition() {
        return definition;
    }

    LoadedData data() {
        return data;
    }

    Backend backend() {
        return backend;
    }

    Device device() {
        return backend.devices().get(0);
    }

    Path folder() {
        return folder;
    }

    void tell(SearchEvent event) {
        listener.on(event);
    }

    boolean isCancelled() {
        return isCancelled(cancellation);
    }

    /** The wish to stop what begins now, whether or not the search itself was stopped. */
    BooleanSupplier cancelledFromNow() {
        Cancellation wish = cancellation.fromNow();
        return () -> isCancelled(wish);
    }

    private static boolean isCancelled(Cancellation wish) {
        return wish.isRequested() || Thread.currentThread().isInterrupted();
    }

    /** Versions of all that has a part in a result. */
    Map<String, String> versions() {
        return versions(backend);
    }

    static Map<String, String> versions(Backend backend) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("nasturtium", version());
        versions.put("java", System.getProperty("java.version", "?"));
        versions.put("system", System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?"));
        versions.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        Backend.Status status = backend.status();
        versions.put(backend.name(), status.version());
        versions.put(backend.name() + " details", String.join("; ", status.details()));
        return versions;
    }

    private static String version() {
        String version = Workshop.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Records what was done with a result. */
    void record(String what, int trial, Map<String, Double> metrics, String detail) {
        try (Journal journal = Journal.open(folder.resolve(RunFolder.JOURNAL))) {
            journal.append(new JournalEvent.Used(stopwatch.seconds(), what, trial, metrics, detail));
        }
    }
}
