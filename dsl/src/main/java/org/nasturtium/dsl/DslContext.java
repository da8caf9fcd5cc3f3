package org.nasturtium.dsl;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.Cancellation;
import org.nasturtium.engine.search.SearchListener;

/**
 * What one execution of a script or a cell is given from outside.
 *
 * @param runs folder that holds the runs, usually {@code runs} under the working directory
 * @param name of the run's folder; empty = the space's name, as in a notebook
 * @param script text kept with the run; empty if there is none
 * @param resume whether an unfinished run goes on; otherwise it is refused
 * @param budget instead of the script's own, or none
 * @param arguments of the command line, seen by the script as {@code args}
 * @param listener who is told
 * @param cancellation who may stop it
 * @param searcher who runs a search
 */
public record DslContext(
        Path runs,
        String name,
        String script,
        boolean resume,
        @Nullable Budget budget,
        List<String> arguments,
        SearchListener listener,
        Cancellation cancellation,
        Searcher searcher) {
    public DslContext {
        arguments = List.copyOf(arguments);
    }

    /** Runs under a folder, named after spaces, heard by nobody. */
    public static DslContext under(Path runs, Searcher searcher) {
        return new DslContext(
                runs, "", "", false, null, List.of(), SearchListener.SILENT, new Cancellation(), searcher);
    }

    /** The same for a script: its name and text go into the run's folder. */
    public DslContext forScript(ScriptSource source) {
        return new DslContext(
                runs, source.name(), source.text(), resume, budget, arguments, listener, cancellation, searcher);
    }

    public DslContext withName(String newName) {
        return new DslContext(runs, newName, script, resume, budget, arguments, listener, cancellation, searcher);
    }

    /** Goes on where an earlier process stopped. */
    public DslContext resuming(@Nullable Budget newBudget) {
        return new DslContext(runs, name, script, true, newBudget, arguments, listener, cancellation, searcher);
    }

    public DslContext withArguments(List<String> newArguments) {
        return new DslContext(runs, name, script, resume, budget, newArguments, listener, cancellation, searcher);
    }

    public DslContext heardBy(SearchListener newListener) {
        return new DslContext(runs, name, script, resume, budget, arguments, newListener, cancellation, searcher);
    }

    public DslContext stoppedBy(Cancellation newCancellation) {
        return new DslContext(runs, name, script, resume, budget, arguments, listener, newCancellation, searcher);
    }
}
