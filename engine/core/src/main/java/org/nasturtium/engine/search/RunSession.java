package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.store.RunFolderTrouble;

/**
 * The searches of one script or notebook, and the folders that they live in.
 *
 * <p>A script has one folder, {@code runs/<script>}: its first search lies there, the next ones in {@code search-2},
 * {@code search-3}. In a notebook (no name in the environment) every search has the folder of its space.
 */
public final class RunSession implements AutoCloseable {
    private final SearchEnvironment environment;
    private final List<SearchResult> results = new ArrayList<>();
    private @Nullable RunFolder scriptFolder;
    private int searches;
    private int groups;

    public RunSession(SearchEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Runs a search, or goes on with it if the environment says so. In a notebook an unfinished run of the same search goes
     * on by itself: beginning anew would give the same trials, later.
     *
     * @throws SearchStopped if a person stopped it: what is finished is kept, and the run can go on
     * @throws org.nasturtium.engine.store.RunRefused if its folder holds another run, or in a script an unfinished one
     */
    public SearchResult search(SearchDefinition definition) {
        return environment.name().isEmpty() ? searchInItsOwnFolder(definition) : searchInScriptFolder(definition);
    }

    /** The script's folder, once its first search began; none in a notebook. */
    public @Nullable Path folder() {
        return scriptFolder == null ? null : scriptFolder.path();
    }

    /** All results so far, in the order of the searches. */
    public List<SearchResult> results() {
        return List.copyOf(results);
    }

    /** Nothing is left to do: marks the script's run as finished. */
    public void finish() {
        if (scriptFolder != null) {
            scriptFolder.markFinished(true);
        }
    }

    @Override
    public void close() {
        if (scriptFolder != null) {
            scriptFolder.close();
            scriptFolder = null;
        }
    }

    private SearchResult searchInItsOwnFolder(SearchDefinition definition) {
        String name = definition.space().name();
        try (RunFolder folder = environment.resume()
                ? RunFolder.open(environment.runs().resolve(name))
                : RunFolder.createOrGoOn(environment.runs(), name)) {
            folder.markFinished(false);
            SearchResult result = run(folder.search(1), definition);
            folder.markFinished(true);
            return result;
        }
    }

    /**
     * Lets searches run that belong together: in a script below the run's folder, in a notebook in a run of this name.
     *
     * @param name of the folder
     */
    public <T> T together(String name, Function<SearchGroup, T> work) {
        if (environment.moreTrials() > 0) {
            throw new IllegalArgumentException(
                    "a comparison is not extended by trials: all of its searches need the same"
                            + " budget\nMaybe enlarge its `budget` and start anew, or give it more `seeds`.");
        }
        if (environment.name().isEmpty()) {
            try (RunFolder folder = environment.resume()
                    ? RunFolder.open(environment.runs().resolve(name))
                    : RunFolder.createOrGoOn(environment.runs(), name)) {
                folder.markFinished(false);
                T value = work.apply(new SearchGroup(folder.path(), folder.path(), environment));
                folder.markFinished(true);
                return value;
            }
        }
        Path run = openScriptFolder().path();
        groups++;
        return work.apply(
                new SearchGroup(run, run.resolve(groups == 1 ? "compare" : "compare-" + groups), environment));
    }

    private SearchResult searchInScriptFolder(SearchDefinition definition) {
        RunFolder folder = openScriptFolder();
        searches++;
        return run(folder.search(searches), definition);
    }

    private RunFolder openScriptFolder() {
        if (scriptFolder == null) {
            scriptFolder = environment.resume()
                    ? RunFolder.open(environment.runs().resolve(environment.name()))
                    : RunFolder.create(environment.runs(), environment.name());
            scriptFolder.markFinished(false);
            Path copy = scriptFolder.path().resolve(RunFolder.SCRIPT);
            if (!environment.script().isEmpty() && !environment.resume()) {
                RunFolder.write(copy, environment.script());
            }
        }
        return scriptFolder;
    }

    private SearchResult run(Path folder, SearchDefinition definition) {
        PreparedSearch prepared = new PreparedSearch(folder, definition, environment);
        try {
            SearchResult result = prepared.run();
            results.add(result);
            return result;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RunFolderTrouble(
                    "interrupted while waiting for trials of " + folder, "Go on with `nas resume " + folder + "`.");
        }
    }
}
