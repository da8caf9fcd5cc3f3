package org.nasturtium.engine.space;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One member of a space: a value for every decision that exists, in the order of the space.
 *
 * @param values decision name to value: String, Long or Double
 */
public record Architecture(Map<String, Object> values) {
    public Architecture {
        values = values instanceof Assignment ? values : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a decision that exists here. */
    public Object value(String decision) {
        Object value = values.get(decision);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no decision `" + decision + "` in " + text() + "\nKnown here: " + values.keySet());
        }
        return value;
    }

    public boolean has(String decision) {
        return values.containsKey(decision);
    }

    /** Canonical text, {@code name=value; name=value}; {@link SearchSpace#parse} reads it back. */
    public String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "; ").append(name).append('=').append(value));
        return text.toString();
    }

    /** The first 16 hexadecimal digits of SHA-256 of the text: stable over runs, machines and versions. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /** Spreads members over a hash table, which a map's own sum of small numbers does not. */
    @Override
    public int hashCode() {
        if (values instanceof Assignment own) {
            return own.spread();
        }
        int hash = 0;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            hash += Assignment.spread(entry.getKey(), entry.getValue());
        }
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
