package org.nasturtium.engine.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the JavaScript that jsplot writes for one trace or layout. Of long lists of points every second, fourth, ... is
 * kept, so that a million points fit into a page; lists that are counted or summed up are kept whole.
 */
final class TraceReader {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final Pattern TEMPLATE_TEXT = Pattern.compile("(?m)^(\\s*(?:name|title): ')([^']*)(',\\s*)$");
    private static final Pattern COUNTED = Pattern.compile("(?m)^type: '(histogram|histogram2d|box)',$");
    private static final Set<String> POINTS = Set.of("x", "y", "z", "text", "size", "open", "high", "low", "close");

    private final int limit;
    private long points;
    private int step = 1;

    /** @param limit of points, from which on only some are kept */
    TraceReader(int limit) {
        this.limit = limit;
    }

    /** How many points the longest list had. */
    long points() {
        return points;
    }

    /** Every how many-th point was kept. */
    int step() {
        return step;
    }

    /** The one value of {@code var name = {...};}. */
    ObjectNode read(String javascript) {
        String value = javascript.substring(javascript.indexOf('{'));
        String quoted = TEMPLATE_TEXT
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) + match.group(2).replace("\\", "\\\\").replace("\n", "\\n") + match.group(3)));
        boolean whole = COUNTED.matcher(quoted).find();
        try (JsonParser in = LENIENT.createParser(quoted)) {
            in.nextToken();
            return object(in, whole ? Integer.MAX_VALUE : limit);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("figure cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private ObjectNode object(JsonParser in, int most) throws IOException {
        ObjectNode object = LENIENT.createObjectNode();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object.set(name, object(in, most));
            } else if (token == JsonToken.START_ARRAY && POINTS.contains(name)) {
                object.set(name, points(in, most));
            } else {
                object.set(name, in.readValueAsTree());
            }
        }
        return object;
    }

    private ArrayNode points(JsonParser in, int most) throws IOException {
        ArrayNode kept = LENIENT.createArrayNode();
        int every = 1;
        long count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (count++ % every == 0) {
                kept.add(LENIENT.<com.fasterxml.jackson.databind.JsonNode>readTree(in));
                if (kept.size() > most) {
                    kept = everySecond(kept);
                    every *= 2;
                }
            } else {
                in.skipChildren();
            }
        }
        points = Math.max(points, count);
        step = Math.max(step, every);
        return kept;
    }

    private static ArrayNode everySecond(ArrayNode all) {
        ArrayNode half = LENIENT.createArrayNode();
        for (int k = 0; k < all.size(); k += 2) {
            half.add(all.get(k));
        }
        return half;
    }
}
