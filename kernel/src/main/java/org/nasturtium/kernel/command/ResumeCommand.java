package org.nasturtium.kernel.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.engine.store.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nas resume RUN_DIR}: re-runs a run's script over its journal, so that no finished trial is trained again. */
@Command(
        name = "resume",
        description = "Go on with a run that was stopped or killed, or enlarge a finished one.",
        footer = {
            "",
            "The run's own copy of its script is run again; trials that ended come from the journal.",
            "Example: ./nas resume runs/first-search --trials 40"
        })
final class ResumeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", description = "The run's folder.")
    private Path run = Path.of("");

    @Option(names = "--trials", paramLabel = "N", description = "So many trials on top of those that it has.")
    private @Nullable Integer moreTrials;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "Run this script instead of the run's copy: for an error behind the search.")
    private @Nullable Path script;

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() {
        if (moreTrials != null && moreTrials < 1) {
            throw new UsageError("--trials " + moreTrials + " must be at least 1\nMaybe `--trials 40`.");
        }
        Path folder = named(run);
        Path copy = folder.resolve(RunFolder.SCRIPT);
        if (script == null && !Files.exists(copy)) {
            throw new UsageError(
                    RunFolder.holdsRun(folder)
                            ? folder
                                    + " was begun in a notebook and keeps no script\nMaybe run its cell again as `search(..., resume: yes) { ... }`."
                            : folder + " holds no run\nMaybe another folder is meant; `nas runs` lists them.");
        }
        ScriptSource read = RunCommand.read(script == null ? copy : script);
        String name = folder.getFileName().toString();
        ScriptSource source =
                new ScriptSource(name + ".groovy", script == null ? name + ".groovy" : read.label(), read.text());
        Path runs = folder.getParent() == null ? Path.of("") : folder.getParent();
        return new ScriptExecution(source, runs, name, true, moreTrials == null ? 0 : moreTrials, List.of())
                .run(json, Objects.requireNonNull(spec));
    }

    /** The folder by a path that ends with its name, also for {@code .}. */
    private static Path named(Path run) {
        Path folder = run.normalize();
        String name = String.valueOf(folder.getFileName());
        return name.isEmpty() || name.equals("..") ? run.toAbsolutePath().normalize() : folder;
    }
}
