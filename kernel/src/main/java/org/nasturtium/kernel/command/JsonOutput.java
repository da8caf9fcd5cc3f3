package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.store.RunFolderTrouble;
import picocli.CommandLine.Option;

/** The option {@code --json} of every command that reports. */
final class JsonOutput {
    @Option(names = "--json", paramLabel = "OUT", description = "Write the result as JSON; - = standard output.")
    private @Nullable String target;

    /** Whether standard output belongs to JSON, so that nothing else may go there. */
    boolean takesStandardOutput() {
        return "-".equals(target);
    }

    /** Finds out before the work whether its result can be written. */
    void check() {
        if (target == null || takesStandardOutput()) {
            return;
        }
        Path file = Path.of(target).toAbsolutePath();
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        boolean writable = Files.exists(file) ? Files.isWritable(file) : Files.isWritable(folder);
        if (Files.isDirectory(file) || !writable) {
            throw new UsageError("--json " + target + " cannot be written: "
                    + (Files.isDirectory(file)
                            ? "it is a folder"
                            : Files.isDirectory(folder) ? "no permission" : "there is no folder " + folder)
                    + "\nMaybe name a file in a folder that exists, or `-` for standard output.");
        }
    }

    /** Writes if it was asked for. */
    void write(JsonNode node, PrintWriter out) {
        if (target == null) {
            return;
        }
        if (takesStandardOutput()) {
            out.println(Json.line(node));
            out.flush();
            return;
        }
        Path file = Path.of(target).toAbsolutePath();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            writeThrough(file, node);
        } else {
            RunFolder.write(file, Json.line(node) + "\n");
        }
    }

    /** A device or a pipe keeps its place: nothing may be moved over it. */
    private static void writeThrough(Path file, JsonNode node) {
        try {
            Files.writeString(file, Json.line(node) + "\n");
        } catch (IOException failure) {
            throw new RunFolderTrouble("cannot write " + file + ": " + failure, "Maybe nobody reads it.", failure);
        }
    }
}
