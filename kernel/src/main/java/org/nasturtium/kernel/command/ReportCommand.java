package org.nasturtium.kernel.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.search.ArchivedSearch;
import org.nasturtium.engine.search.ResultJson;
import org.nasturtium.engine.store.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nas report RUN_DIR}: tells of a run from its folder, finished or not. */
@Command(name = "report", description = "Summarize a run and write its report.html anew, also while it is going on.")
final class ReportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", description = "The run's folder.")
    private Path run = Path.of("");

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() {
        json.check();
        if (!RunFolder.holdsRun(run)) {
            throw new UsageError(run + " holds no run\nMaybe another folder is meant; `nas runs` lists them.");
        }
        CommandSpec command = Objects.requireNonNull(spec);
        List<ArchivedSearch> searches = ArchivedSearch.all(run);
        if (searches.isEmpty()) {
            throw new UsageError(
                    run + " only compared strategies: its searches lie in the folders below"
                            + "\nMaybe `nas report` one of them, or run the script again: finished searches are read, not repeated.");
        }
        Reports.write(searches);
        if (!json.takesStandardOutput()) {
            Reports.summarize(searches, Main.out(command));
        }
        json.write(ResultJson.of(searches), Main.out(command));
        return 0;
    }
}
