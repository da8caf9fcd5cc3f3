package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolder;
import picocli.CommandLine.Option;

/** The option {@code --json} of every command that reports. */
final class JsonOutput {
    @Option(names = "--json", paramLabel = "OUT", description = "Write the result as JSON; - = standard output.")
    private @Nullable String target;

    /** Whether standard output belongs to JSON, so that nothing else may go there. */
    boolean takesStandardOutput() {
        return "-".equals(target);
    }

    /** Writes if it was asked for. */
    void write(JsonNode node, PrintWriter out) {
        if (target == null) {
            return;
        }
        if (takesStandardOutput()) {
            out.println(Json.line(node));
            out.flush();
        } else {
            RunFolder.write(Path.of(target).toAbsolutePath(), Json.line(node) + "\n");
        }
    }
}
