package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptRunner;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.ComparisonJson;
import org.nasturtium.engine.search.ArchivedSearch;
import org.nasturtium.engine.search.Cancellation;
import org.nasturtium.engine.search.ResultJson;
import org.nasturtium.engine.search.RunSession;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchListener;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.store.RunFolderTrouble;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A script run in a run's folder, new or going on, which leaves report, summary and JSON; the report also when the
 * script is stopped or fails behind its search.
 *
 * @param source the script
 * @param runs folder that holds the runs
 * @param name of the run's folder
 * @param resume whether that run goes on
 * @param moreTrials on top of those that a resumed run has
 * @param arguments of the script
 */
record ScriptExecution(
        ScriptSource source, Path runs, String name, boolean resume, int moreTrials, List<String> arguments) {
    ScriptExecution {
        arguments = List.copyOf(arguments);
    }

    /** Runs to the end, shows what went wrong, and returns the exit code. */
    @SuppressWarnings("try") // to be closed at the end is all that StopOnInterrupt is for
    int run(JsonOutput json, CommandSpec command) {
        json.check();
        Cancellation cancellation = new Cancellation();
        // what is shown must be shown before the process may end: so inside
        try (StopOnInterrupt ignored = new StopOnInterrupt(cancellation)) {
            return run(cancellation, json, command);
        }
    }

    private int run(Cancellation cancellation, JsonOutput json, CommandSpec command) {
        SearchListener progress = TerminalProgress.onStandardError();
        SearchEnvironment environment =
                new SearchEnvironment(runs, name, source.text(), resume, moreTrials, progress, cancellation);
        PrintWriter err = command.commandLine().getErr();
        PrintWriter out = Main.out(command);
        PrintStream standard = System.out;
        if (json.takesStandardOutput()) {
            System.setOut(System.err);
        }
        try (RunSession session = new RunSession(environment)) {
            try {
                ReportingSearcher searcher = new ReportingSearcher(session);
                ScriptRunner.run(source, context(searcher, progress, cancellation));
                session.finish();
                show(session.folder(), searcher.comparisons(), json, out, err);
                return 0;
            } catch (ScriptFailure failure) {
                int code = Failures.show(failure, err, Main.isDebugging(command));
                keepReport(session, code, err);
                return code;
            }
        } finally {
            System.out.flush();
            System.setOut(standard);
        }
    }

    private DslContext context(Searcher searcher, SearchListener progress, Cancellation cancellation) {
        DslContext context = DslContext.under(runs, searcher)
                .forScript(source)
                .withName(name)
                .withArguments(arguments)
                .heardBy(progress)
                .stoppedBy(cancellation);
        return resume ? context.resuming(moreTrials) : context;
    }

    private static void show(
            @Nullable Path folder, List<Comparison> comparisons, JsonOutput json, PrintWriter out, PrintWriter err) {
        List<ArchivedSearch> searches = folder == null ? List.of() : ArchivedSearch.all(folder);
        if (searches.isEmpty() && comparisons.isEmpty()) {
            err.println("the script made no search: there is nothing to report");
        }
        Reports.write(searches);
        if (folder != null && !json.takesStandardOutput()) {
            Reports.summarize(comparisons, folder, out);
        }
        if (!searches.isEmpty() && !json.takesStandardOutput()) {
            Reports.summarize(searches, out);
        }
        ObjectNode node = ResultJson.of(searches);
        if (!comparisons.isEmpty()) {
            ArrayNode compared = node.putArray("comparisons");
            comparisons.forEach(comparison -> compared.add(ComparisonJson.of(comparison)));
        }
        json.write(node, out);
    }

    /** Of a run that did not end well: what was found is told all the same, and how to go on. */
    private static void keepReport(RunSession session, int code, PrintWriter err) {
        Path folder = session.folder();
        if (folder == null || !RunFolder.holdsRun(folder)) {
            return;
        }
        try {
            Reports.write(ArchivedSearch.all(folder));
        } catch (RunFolderTrouble trouble) {
            err.println("no report: " + trouble.getMessage());
        }
        boolean isWorthKeeping =
                session.results().stream().anyMatch(result -> !result.trials().isEmpty());
        if (code != Failures.STOPPED && isWorthKeeping) {
            err.println("The search before it is kept: mend the script, then `nas resume " + folder
                    + " --script FILE` goes on behind it.");
        }
        err.flush();
    }
}
