package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.data.DataCatalogue;
import org.nasturtium.engine.data.DataPlaces;
import org.nasturtium.engine.store.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nas data}: what there is to learn from, where it was looked for, how to get the rest. */
@Command(
        name = "data",
        description = "List the data sets that are here, and how to get the others.",
        footer = {
            "",
            "Besides these: csv('file.csv', label: 'column') and imageFolder('folder'), see docs/data.md.",
            "NASTURTIUM_DATA names a folder of your own; it is looked at first."
        })
final class DataCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() {
        json.check();
        PrintWriter out = Main.out(Objects.requireNonNull(spec));
        DataPlaces places = DataPlaces.of(System.getenv(), Path.of(System.getProperty("user.home")));
        ArrayNode nodes = Json.object().arrayNode();
        for (DataCatalogue.Entry entry : new DataCatalogue(places).entries()) {
            nodes.add(node(entry));
            if (!json.takesStandardOutput()) {
                out.println(entry.line());
                if (!entry.isAvailable()) {
                    entry.places().lines().forEach(place -> out.println("    looked in " + place));
                }
            }
        }
        json.write(Json.object().set("data", nodes), out);
        return 0;
    }

    private static ObjectNode node(DataCatalogue.Entry entry) {
        ObjectNode node = Json.object();
        node.put("name", entry.name()).put("word", entry.call());
        node.put("samples", entry.samples()).put("classes", entry.classes());
        node.put("shape", entry.shape().toString());
        node.put("available", entry.isAvailable());
        node.put("found", entry.found());
        ArrayNode places = node.putArray("lookedAt");
        entry.lookedAt().forEach(place -> places.add(place.folder().toString()));
        node.put("command", entry.command());
        return node;
    }
}
