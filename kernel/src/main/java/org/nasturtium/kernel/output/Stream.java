package org.nasturtium.kernel.output;

/** The two streams of printed text. */
public enum Stream {
    STDOUT("stdout"),
    STDERR("stderr");

    private final String word;

    Stream(String word) {
        this.word = word;
    }

    /** Its name in the protocol. */
    public String word() {
        return word;
    }
}
