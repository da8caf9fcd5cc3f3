package org.nasturtium.dsl.word;

/**
 * What is known of a word, for help, completion and the manual.
 *
 * @param name the word
 * @param kind verb, noun or unit
 * @param group what a noun is a word for: {@code strategy}, {@code metric}; empty for others
 * @param block where it may stand: {@code script}, {@code search}, {@code space} ...; empty for nouns and units
 * @param signature how it is written
 * @param does what it is for, one line
 * @param usual what holds when it or its options are left out, or empty
 * @param example lines that run; a verb's inside its block
 */
public record WordEntry(
        String name,
        Kind kind,
        String group,
        String block,
        String signature,
        String does,
        String usual,
        String example) {
    /** What sort of word it is. */
    public enum Kind {
        VERB,
        NOUN,
        UNIT
    }

    static WordEntry noun(String name, String group, String signature, String does, String usual, String example) {
        return new WordEntry(name, Kind.NOUN, group, "", signature, does, usual, example);
    }
}
