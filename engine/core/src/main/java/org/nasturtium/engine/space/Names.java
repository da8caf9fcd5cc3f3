package org.nasturtium.engine.space;

import java.util.Collection;
import java.util.Comparator;

/** Finds what a person may have meant by a misspelt name. */
public final class Names {
    private Names() {}

    /** A second sentence and line for an error: the nearest known name, and all of them. */
    public static String hint(String wrong, Collection<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(name -> distance(wrong, name)))
                .filter(name -> distance(wrong, name) <= Math.max(2, wrong.length() / 3))
                .map(name -> ", did you mean `" + name + "`?")
                .orElse("");
        return nearest + "\nKnown: " + (known.isEmpty() ? "none" : String.join(", ", known));
    }

    /** Levenshtein's distance: how many letters to insert, delete or change. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
