package org.nasturtium.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as the run's files have it: one line, or indented for people. */
public final class Json {
    private static final ObjectMapper LINE = JsonMapper.builder().build();
    private static final ObjectMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    public static ArrayNode array() {
        return LINE.createArrayNode();
    }

    public static ObjectNode object() {
        return LINE.createObjectNode();
    }

    /** Maps, lists, numbers and texts as a tree. */
    public static JsonNode tree(Object value) {
        return LINE.valueToTree(value);
    }

    /** On one line, without a line end. */
    public static String line(JsonNode node) {
        return write(LINE, node);
    }

    /** Over several lines. */
    public static String indented(JsonNode node) {
        return write(INDENTED, node);
    }

    /**
     * Reads one value.
     *
     * @throws JsonProcessingException if the text is no JSON
     */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return LINE.readTree(text);
    }

    private static String write(ObjectMapper mapper, JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }
}
