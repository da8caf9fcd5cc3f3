package org.nasturtium.dl4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasturtium.engine.backend.ModelDescription;
import org.nasturtium.engine.data.Normalization;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.Shape;

/** A model's description as JSON, with a version of its own, for files that outlive releases. */
final class DescriptionJson {
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private DescriptionJson() {}

    static byte[] write(ModelDescription description) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        ObjectNode task = root.putObject("task");
        if (description.task() instanceof Task.Classification classification) {
            ArrayNode classes = task.putArray("classes");
            classification.classes().forEach(classes::add);
        } else if (description.task() instanceof Task.Regression regression) {
            task.put("target", regression.target());
            task.put("mean", regression.mean());
            task.put("scale", regression.scale());
        }
        ArrayNode shape = root.putArray("shape");
        description.shape().extents().forEach(shape::add);
        ObjectNode normalization = root.putObject("normalization");
        description.normalization().means().forEach(normalization.putArray("means")::add);
        description.normalization().scales().forEach(normalization.putArray("scales")::add);
        root.put("architecture", description.architecture());
        root.put("training", description.training());
        ObjectNode versions = root.putObject("versions");
        description.versions().forEach(versions::put);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is something else, with the part that is wrong
     */
    static ModelDescription read(byte[] bytes) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("its description is not JSON: " + wrong.getOriginalMessage(), wrong);
        }
        int format = root.path("format").asInt(-1);
        if (format != FORMAT) {
            throw new IllegalArgumentException("its description has the format " + format + ", this version reads "
                    + FORMAT + "\nMaybe load it with the version that wrote it: " + root.path("versions"));
        }
        List<Integer> extents = new ArrayList<>();
        required(root, "shape").forEach(extent -> extents.add(extent.asInt()));
        Map<String, String> versions = new TreeMap<>();
        required(root, "versions")
                .properties()
                .forEach(version ->
                        versions.put(version.getKey(), version.getValue().asText()));
        JsonNode normalization = required(root, "normalization");
        return new ModelDescription(
                task(required(root, "task")),
                new Shape(extents),
                new Normalization(floats(required(normalization, "means")), floats(required(normalization, "scales"))),
                required(root, "architecture").asText(),
                required(root, "training").asText(),
                versions);
    }

    private static Task task(JsonNode task) {
        if (task.has("classes")) {
            List<String> classes = new ArrayList<>();
            task.get("classes").forEach(name -> classes.add(name.asText()));
            return new Task.Classification(classes);
        }
        return new Task.Regression(
                required(task, "target").asText(),
                required(task, "mean").asDouble(),
                required(task, "scale").asDouble());
    }

    private static List<Float> floats(JsonNode numbers) {
        List<Float> floats = new ArrayList<>();
        numbers.forEach(number -> floats.add(number.floatValue()));
        return floats;
    }

    private static JsonNode required(JsonNode parent, String name) {
        JsonNode child = parent.get(name);
        if (child == null) {
            throw new IllegalArgumentException("its description lacks `" + name + "`");
        }
        return child;
    }
}
