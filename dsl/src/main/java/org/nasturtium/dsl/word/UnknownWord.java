package org.nasturtium.dsl.word;

import org.jspecify.annotations.Nullable;

/** A block met a word that it does not know; what to say of it is decided where the whole vocabulary is known. */
public final class UnknownWord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient @Nullable Object @Nullable [] given;
    private final Class<?> block;

    /**
     * @param given what stood behind the word, or null if it was read as a value
     * @param block class of the block
     */
    public UnknownWord(String name, @Nullable Object @Nullable [] given, Class<?> block, Throwable cause) {
        super("unknown word `" + name + "`", cause);
        this.name = name;
        this.given = given;
        this.block = block;
    }

    public String name() {
        return name;
    }

    public @Nullable Object @Nullable [] given() {
        return given;
    }

    public Class<?> block() {
        return block;
    }
}
