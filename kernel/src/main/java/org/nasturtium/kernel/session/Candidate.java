package org.nasturtium.kernel.session;

/**
 * Something that could stand at the cursor.
 *
 * @param text to be put there
 * @param kind as front ends show it: {@code function}, {@code instance}, {@code class}, {@code keyword}, {@code property}
 * @param signature how it is used, or empty
 */
public record Candidate(String text, String kind, String signature) {
    static Candidate of(String text, String kind) {
        return new Candidate(text, kind, "");
    }
}
