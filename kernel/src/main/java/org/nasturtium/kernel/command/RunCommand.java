package org.nasturtium.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nas run FILE}: runs a script. */
@Command(
        name = "run",
        description = "Run a script; its run lies in runs/<script's name>.",
        footer = {"", "Example: ./nas run notebooks/first-search.groovy"})
final class RunCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The script, a .groovy file.")
    private Path file = Path.of("");

    @Parameters(index = "1..*", paramLabel = "ARG", description = "Given to the script as `args`.")
    private List<String> arguments = List.of();

    @Option(names = "--runs", paramLabel = "DIR", description = "Where runs lie (usually ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the run (usually the script's).")
    private @Nullable String name;

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() {
        ScriptSource source = read(file);
        return new ScriptExecution(source, runs, name == null ? source.name() : name, false, 0, arguments)
                .run(json, Objects.requireNonNull(spec));
    }

    /** The script in a file. */
    static ScriptSource read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageError("no script `" + file + "` in " + Path.of("").toAbsolutePath()
                    + "\nMaybe the path is relative to another folder.");
        }
        try {
            return ScriptSource.file(file);
        } catch (IOException failure) {
            throw new UsageError("cannot read `" + file + "`: " + failure + "\nMaybe it is not text in UTF-8.");
        }
    }
}
