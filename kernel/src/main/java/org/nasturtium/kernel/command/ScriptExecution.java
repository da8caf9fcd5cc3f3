package org.nasturtium.kernel.command;

import java.nio.file.Path;
import java.util.List;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptRunner;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.engine.search.ArchivedSearch;
import org.nasturtium.engine.search.Cancellation;
import org.nasturtium.engine.search.ResultJson;
import org.nasturtium.engine.search.RunSession;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchListener;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A script run in a run's folder, new or going on, which leaves report, summary and JSON.
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

    @SuppressWarnings("try") // to be closed at the end is all that StopOnInterrupt is for
    void run(JsonOutput json, CommandSpec command) throws ScriptFailure {
        Cancellation cancellation = new Cancellation();
        SearchListener progress = TerminalProgress.onStandardError();
        SearchEnvironment environment =
                new SearchEnvironment(runs, name, source.text(), resume, moreTrials, progress, cancellation);
        try (StopOnInterrupt ignored = new StopOnInterrupt(cancellation);
                RunSession session = new RunSession(environment)) {
            ScriptRunner.run(source, context(session, progress, cancellation));
            session.finish();
            Path folder = session.folder();
            if (folder != null) {
                show(folder, json, command);
            }
        }
    }

    private DslContext context(RunSession session, SearchListener progress, Cancellation cancellation) {
        DslContext context = DslContext.under(runs, Searcher.in(session))
                .forScript(source)
                .withName(name)
                .withArguments(arguments)
                .heardBy(progress)
                .stoppedBy(cancellation);
        return resume ? context.resuming(moreTrials) : context;
    }

    private static void show(Path folder, JsonOutput json, CommandSpec command) {
        List<ArchivedSearch> searches = ArchivedSearch.all(folder);
        Reports.write(searches);
        if (!json.takesStandardOutput()) {
            Reports.summarize(searches, Main.out(command));
        }
        json.write(ResultJson.of(searches), Main.out(command));
    }
}
