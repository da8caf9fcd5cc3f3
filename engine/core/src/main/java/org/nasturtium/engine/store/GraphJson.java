package org.nasturtium.engine.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.Operation;
import org.nasturtium.engine.graph.Shape;

/** A network's graph as JSON and back: operations by name with their fields, inputs by number. */
public final class GraphJson {
    private static final ObjectMapper COMPONENTS = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .build();

    private GraphJson() {}

    public static JsonNode of(NetworkGraph graph) {
        ObjectNode node = Json.object();
        node.set("input", COMPONENTS.valueToTree(graph.input().shape()));
        node.put("output", graph.output().id());
        ArrayNode nodes = node.putArray("nodes");
        for (Node each : graph.nodes().subList(1, graph.nodes().size())) {
            ObjectNode written = nodes.addObject();
            written.put("operation", each.operation().getClass().getSimpleName());
            written.set("fields", COMPONENTS.valueToTree(each.operation()));
            written.set("inputs", COMPONENTS.valueToTree(each.inputs()));
            written.put("scope", each.scope());
        }
        return node;
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static NetworkGraph read(JsonNode node) {
        try {
            NetworkGraph.Builder graph = NetworkGraph.builder(COMPONENTS.treeToValue(node.path("input"), Shape.class));
            for (JsonNode each : node.path("nodes")) {
                graph.add(
                        each.path("scope").asText(),
                        COMPONENTS.treeToValue(
                                each.path("fields"), type(each.path("operation").asText())),
                        COMPONENTS.treeToValue(each.path("inputs"), int[].class));
            }
            return graph.buildWithIdleNodes(node.path("output").intValue());
        } catch (JsonProcessingException foreign) {
            throw new IllegalArgumentException("not a network's graph: " + foreign.getOriginalMessage(), foreign);
        }
    }

    private static Class<? extends Operation> type(String name) {
        return Arrays.stream(Operation.class.getPermittedSubclasses())
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .map(type -> type.asSubclass(Operation.class))
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown operation `" + name + "` in a network's graph"));
    }
}
