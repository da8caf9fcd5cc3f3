package org.nasturtium.torch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How feature maps lie in memory on the processor.
 *
 * <p>Chosen by the system property {@code nasturtium.layout} or else the environment's {@code NASTURTIUM_LAYOUT}:
 * {@code blocked} (the default) or {@code dense}.
 */
enum MemoryLayout {
    /** oneDNN's blocked layout from the network's input to its pooling: about half the cost of a training step. */
    BLOCKED,
    /** Row-major everywhere. */
    DENSE;

    static MemoryLayout configured() {
        String property = System.getProperty("nasturtium.layout");
        return parse(property != null ? property : System.getenv("NASTURTIUM_LAYOUT"));
    }

    static MemoryLayout parse(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return BLOCKED;
        }
        for (MemoryLayout layout : values()) {
            if (layout.word().equals(word.strip())) {
                return layout;
            }
        }
        throw new IllegalArgumentException("layout `" + word + "` must be `blocked` or `dense`"
                + "\nIt comes from the system property nasturtium.layout or the variable NASTURTIUM_LAYOUT.");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
