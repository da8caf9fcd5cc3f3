package org.nasturtium.engine.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known word that a person may have meant. */
public final class NearestWord {
    private NearestWord() {}

    /** The known word at the smallest edit distance, or null if all are too far to be meant. */
    public static @Nullable String to(String word, Collection<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
        int tolerated = Math.max(1, (word.length() + 1) / 3);
        return nearest != null && distance(word, nearest) <= tolerated ? nearest : null;
    }

    /** {@code Did you mean `x`? Known: a, b, c}, the second line of an error about an unknown word. */
    public static String hint(String word, Collection<String> known) {
        String nearest = to(word, known);
        String list = "Known: " + String.join(", ", known.stream().sorted().toList());
        return nearest == null ? list : "Did you mean `" + nearest + "`? " + list;
    }

    /** Edits (insert, delete, change, swap of neighbours) between two words, letter case aside. */
    static int distance(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[][] edits = new int[x.length() + 1][y.length() + 1];
        for (int i = 0; i <= x.length(); i++) {
            for (int j = 0; j <= y.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int change = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
                edits[i][j] = Math.min(edits[i - 1][j - 1] + change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && x.charAt(i - 1) == y.charAt(j - 2) && x.charAt(i - 2) == y.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[x.length()][y.length()];
    }
}
