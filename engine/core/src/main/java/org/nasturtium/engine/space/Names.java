package org.nasturtium.engine.space;

import java.util.Collection;
import org.nasturtium.engine.words.NearestWord;

/** How errors about a space's names end. */
public final class Names {
    private Names() {}

    /** A second sentence and line for an error: the nearest known name, and all of them in the space's order. */
    public static String hint(String wrong, Collection<String> known) {
        String nearest = NearestWord.to(wrong, known);
        return (nearest == null ? "" : ", did you mean `" + nearest + "`?")
                + "\nKnown: "
                + (known.isEmpty() ? "none" : String.join(", ", known));
    }
}
