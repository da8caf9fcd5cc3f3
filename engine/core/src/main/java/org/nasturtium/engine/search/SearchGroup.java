package org.nasturtium.engine.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.store.SearchRecord;

/**
 * Searches that belong together. Each that trains has a folder of its own below the group's, so that a killed group goes
 * on where it stopped; one on a table leaves no file, since it is run again in no time.
 */
public final class SearchGroup {
    private static final String RECORD = "comparison.json";

    private final Path run;
    private final Path folder;
    private final SearchEnvironment environment;

    /**
     * @param run the run's folder, whose lock is held
     * @param folder the group's, there or below
     */
    SearchGroup(Path run, Path folder, SearchEnvironment environment) {
        this.run = run;
        this.folder = folder;
        this.environment = environment;
        if (!RunFolder.holdsRun(run)) {
            append(new JournalEvent.Opened(
                    0, 1, String.valueOf(Versions.of(null).get("nasturtium"))));
        }
    }

    public Path folder() {
        return folder;
    }

    /** The run's folder: what a person goes on with. */
    public Path run() {
        return run;
    }

    public void tell(SearchEvent event) {
        environment.listener().on(event);
    }

    /** Asks all of its searches to stop. */
    public void stop() {
        environment.cancellation().request();
    }

    /** Data or a table that are read once for all. */
    public static EvaluationSource shared(EvaluationSource source) {
        return SharedSource.of(source);
    }

    /**
     * Keeps what all searches have in common, or checks it against what the group was begun with.
     *
     * @param more what may change when the group goes on
     * @throws org.nasturtium.engine.store.RunRefused if it was begun with something else
     */
    public void keep(SearchDefinition common, ObjectNode more) {
        try {
            Files.createDirectories(folder);
        } catch (java.io.IOException failure) {
            throw new RunFolderTrouble(
                    "cannot write " + folder + ": " + failure, "Maybe the disk is full or not writable.", failure);
        }
        ObjectNode definition = DefinitionJson.of(common, "", "", Map.of());
        definition.remove("strategy");
        definition.remove("seed");
        definition.set("budget", DefinitionJson.of(common.budget()));
        SearchRecord.keep(folder, RECORD, run, definition, more);
    }

    /**
     * Runs a search in a folder of its own, or goes on with it; a finished one is read.
     *
     * @param name of the folder below the group's
     * @param listener who hears of this search
     * @throws SearchStopped if a person stopped it
     */
    public SearchResult run(String name, SearchDefinition definition, SearchListener listener)
            throws InterruptedException {
        Path own = folder.resolve(name);
        if (Files.exists(own.resolve(RunFolder.SEARCH)) && RunFolder.holdsRun(own)) {
            ArchivedSearch before = ArchivedSearch.read(own);
            if (before.finished()) {
                return before.result();
            }
        }
        try {
            Files.createDirectories(own);
        } catch (java.io.IOException failure) {
            throw new RunFolderTrouble(
                    "cannot write " + own + ": " + failure, "Maybe the disk is full or not writable.", failure);
        }
        SearchResult result = new PreparedSearch(own, definition, environment(listener)).run();
        append(new JournalEvent.Used(0, "compared", 0, Map.of(), name));
        return result;
    }

    /**
     * Runs a search on a table that leaves no file.
     *
     * @throws SearchStopped if a person stopped it
     */
    public SearchResult lookUp(SearchDefinition definition, SearchListener listener) throws InterruptedException {
        return PreparedSearch.leavingNothing(folder, definition, environment(listener))
                .run();
    }

    private synchronized void append(JournalEvent event) {
        try (Journal journal = Journal.open(run.resolve(RunFolder.JOURNAL))) {
            journal.append(event);
        }
    }

    private SearchEnvironment environment(SearchListener listener) {
        return new SearchEnvironment(
                environment.runs(),
                environment.name(),
                environment.script(),
                true,
                listener,
                environment.cancellation());
    }
}
