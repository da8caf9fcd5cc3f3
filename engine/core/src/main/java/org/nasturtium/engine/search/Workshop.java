package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.data.LoadedData;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.table.LoadedTable;

/**
 * Where a result's architectures are retrained, tested and exported: the search's data with its test split and its
 * backend, or its table; its folder. The search itself never sees one.
 */
final class Workshop {
    private final SearchDefinition definition;
    private final @Nullable Training training;
    private final @Nullable LoadedTable table;
    private final Path folder;
    private final SearchListener listener;
    private final Cancellation cancellation;
    private final SearchClock clock;

    /** What networks are trained with. */
    record Training(LoadedData data, Backend backend) {}

    /** One of training and table is there. */
    Workshop(
            SearchDefinition definition,
            @Nullable Training training,
            @Nullable LoadedTable table,
            Path folder,
            SearchListener listener,
            Cancellation cancellation,
            SearchClock clock) {
        this.definition = definition;
        this.training = training;
        this.table = table;
        this.folder = folder;
        this.listener = listener;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    SearchDefinition definition() {
        return definition;
    }

    /** The table that results were looked up in; null = they were trained. */
    @Nullable
    LoadedTable table() {
        return table;
    }

    LoadedData data() {
        return training().data();
    }

    Backend backend() {
        return training().backend();
    }

    private Training training() {
        if (training == null) {
            throw new IllegalStateException("this architecture was looked up in "
                    + definition.data().description() + ": there is nothing to train, predict or export"
                    + "\n`best.test()` reads the table's test column.");
        }
        return training;
    }

    Device device() {
        return backend().devices().get(0);
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
        return Versions.of(backend());
    }

    /** What further searches of this result touch of the world. */
    SearchEnvironment environment(SearchListener heard) {
        return new SearchEnvironment(folder, "", "", true, heard, cancellation.fromNow());
    }

    /** Records random search beside a result. */
    void record(VersusRandom random) {
        try (Journal journal = Journal.open(folder.resolve(RunFolder.JOURNAL))) {
            journal.append(random.event(clock.seconds()));
        }
    }

    /** Records what was done with a result. */
    void record(String what, int trial, Map<String, Double> metrics, String detail) {
        try (Journal journal = Journal.open(folder.resolve(RunFolder.JOURNAL))) {
            journal.append(new JournalEvent.Used(clock.seconds(), what, trial, metrics, detail));
        }
    }
}
