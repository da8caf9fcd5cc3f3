package org.nasturtium.dsl;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.nasturtium.engine.data.DataCatalogue;
import org.nasturtium.engine.data.DataPlaces;
import org.nasturtium.engine.search.Cancellation;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchListener;

/**
 * What one execution of a script or a cell is given from outside.
 *
 * @param runs folder that holds the runs, usually {@code runs} under the working directory
 * @param name of the run's folder; empty = the space's name, as in a notebook
 * @param script text kept with the run; empty if there is none
 * @param resume whether an unfinished run goes on; otherwise it is refused
 * @param moreTrials trials on top of those that a resumed run has; 0 = its own budget
 * @param arguments of the command line, seen by the script as {@code args}
 * @param data where named data sets are looked for
 * @param listener who is told
 * @param cancellation who may stop it
 * @param searcher who runs a search
 */
public record DslContext(
        Path runs,
        String name,
        String script,
        boolean resume,
        int moreTrials,
        List<String> arguments,
        DataCatalogue data,
        SearchListener listener,
        Cancellation cancellation,
        Searcher searcher) {
    public DslContext {
        arguments = List.copyOf(arguments);
    }

    /** Runs under a folder, named after spaces, heard by nobody; data as this process's environment says. */
    public static DslContext under(Path runs, Searcher searcher) {
        DataPlaces places = DataPlaces.of(System.getenv(), Path.of(System.getProperty("user.home")));
        return new DslContext(
                runs,
                "",
                "",
                false,
                0,
                List.of(),
                new DataCatalogue(places),
                SearchListener.SILENT,
                new Cancellation(),
                searcher);
    }

    /** The same for a script: its name and text go into the run's folder. */
    public DslContext forScript(ScriptSource source) {
        return new DslContext(
                runs,
                source.name(),
                source.text(),
                resume,
                moreTrials,
                arguments,
                data,
                listener,
                cancellation,
                searcher);
    }

    public DslContext withName(String value) {
        return new DslContext(
                runs, value, script, resume, moreTrials, arguments, data, listener, cancellation, searcher);
    }

    /** Goes on where an earlier process stopped; 0 more trials = the rest of its own budget. */
    public DslContext resuming(int more) {
        return new DslContext(runs, name, script, true, more, arguments, data, listener, cancellation, searcher);
    }

    public DslContext withArguments(List<String> value) {
        return new DslContext(runs, name, script, resume, moreTrials, value, data, listener, cancellation, searcher);
    }

    public DslContext withData(DataCatalogue value) {
        return new DslContext(
                runs, name, script, resume, moreTrials, arguments, value, listener, cancellation, searcher);
    }

    public DslContext heardBy(SearchListener value) {
        return new DslContext(runs, name, script, resume, moreTrials, arguments, data, value, cancellation, searcher);
    }

    public DslContext stoppedBy(Cancellation value) {
        return new DslContext(runs, name, script, resume, moreTrials, arguments, data, listener, value, searcher);
    }

    public DslContext searchedBy(Searcher value) {
        return new DslContext(runs, name, script, resume, moreTrials, arguments, data, listener, cancellation, value);
    }

    /** What a search of this execution touches; also what its {@link org.nasturtium.engine.search.RunSession} is made with. */
    public SearchEnvironment environment(boolean resuming) {
        return new SearchEnvironment(runs, name, script, resuming, moreTrials, listener, cancellation);
    }

    /** The same for a run that is known by its folder. */
    SearchEnvironment resuming(Path run, int more) {
        Path folder = run.toAbsolutePath().normalize();
        return new SearchEnvironment(
                Objects.requireNonNullElse(folder.getParent(), folder),
                String.valueOf(folder.getFileName()),
                "",
                true,
                more,
                listener,
                cancellation);
    }
}
