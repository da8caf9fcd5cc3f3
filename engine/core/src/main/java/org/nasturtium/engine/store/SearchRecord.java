package org.nasturtium.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * {@code search.json}: all that decides what a search does under {@code definition}, and what it ran on under {@code
 * environment}. A resumed search must have the same definition, or its trials would belong to another one.
 */
public final class SearchRecord {
    private SearchRecord() {}

    /**
     * Writes the record of a new search, or compares with the one that is there.
     *
     * @throws RunRefused if the definition differs; the message lists what does
     */
    public static void keep(Path folder, ObjectNode definition, ObjectNode environment) {
        keep(folder, RunFolder.SEARCH, folder, definition, environment);
    }

    /** The same in a file of another name, which belongs to a run. */
    public static void keep(Path folder, String name, Path run, ObjectNode definition, ObjectNode environment) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            List<String> differences = differences("", readFile(file).path("definition"), roundTrip(definition));
            if (!differences.isEmpty()) {
                throw new RunRefused(
                        "run " + run + " was begun by another search: " + String.join("; ", differences),
                        "Maybe resume it with its own script (`nas resume " + run
                                + "` uses the copy that it keeps), or remove the folder to begin anew.");
            }
            return;
        }
        ObjectNode record = Json.object();
        record.put("v", Journal.VERSION);
        record.set("definition", definition);
        record.set("environment", environment);
        RunFolder.write(file, Json.indented(record) + "\n");
    }

    /** The record of a search's folder. */
    public static JsonNode read(Path folder) {
        return readFile(folder.resolve(RunFolder.SEARCH));
    }

    private static JsonNode readFile(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonProcessingException damaged) {
            throw new RunFolderTrouble(file + " is damaged: " + damaged.getOriginalMessage(), "Maybe restore a copy.");
        } catch (IOException failure) {
            throw new RunFolderTrouble(
                    "cannot read " + file + ": " + failure.getMessage(), "Maybe this is not a run's folder.", failure);
        }
    }

    private static JsonNode roundTrip(ObjectNode definition) {
        try {
            return Json.parse(Json.line(definition));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was written can be read", impossible);
        }
    }

    private static List<String> differences(String place, JsonNode old, JsonNode now) {
        if (old.equals(now)) {
            return List.of();
        }
        if (!old.isObject() || !now.isObject()) {
            return List.of(place + " was " + shorten(old) + ", is " + shorten(now));
        }
        List<String> all = new ArrayList<>();
        Iterator<String> names = old.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            all.addAll(differences(place.isEmpty() ? name : place + "." + name, old.path(name), now.path(name)));
        }
        now.fieldNames().forEachRemaining(name -> {
            if (!old.has(name)) {
                all.add(name + " is new");
            }
        });
        return all;
    }

    private static String shorten(JsonNode node) {
        String text = node.isMissingNode() ? "absent" : Json.line(node);
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
