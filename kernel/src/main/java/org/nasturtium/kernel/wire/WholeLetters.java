package org.nasturtium.kernel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;

/** JSON whose texts can be written as UTF-8: half a letter, which Java's texts may hold, becomes a question mark. */
final class WholeLetters {
    private WholeLetters() {}

    static JsonNode of(JsonNode node) {
        if (node instanceof TextNode text) {
            return TextNode.valueOf(whole(text.asText()));
        }
        if (node instanceof ArrayNode array) {
            ArrayNode whole = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> whole.add(of(each)));
            return whole;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> whole.set(whole(field.getKey()), of(field.getValue())));
            return whole;
        }
        return node;
    }

    private static String whole(String text) {
        // the encoder writes `?` for what it cannot encode
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
