package org.nasturtium.kernel.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Display data as the content of a message: {@code data} by MIME type, {@code metadata}, {@code transient}. */
public final class Bundle {
    private static final Gson GSON = new GsonBuilder()
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .create();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Bundle() {}

    /** The content; numbers that JSON does not know become text. */
    public static ObjectNode content(DisplayData data) {
        try {
            return (ObjectNode) JSON.readTree(GSON.toJson(data));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("display data cannot be written as JSON", broken);
        }
    }
}
