package org.nasturtium.kernel.session;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nasturtium.dsl.NasturtiumScript;
import org.nasturtium.dsl.word.WordEntry;

/** The words of the DSL, for completion and for explanations. */
final class DslWords {
    private DslWords() {}

    static Set<String> all() {
        return NasturtiumScript.VOCABULARY.entries().stream()
                .map(WordEntry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Signature, purpose, default and example of a word, once for each block that has it; empty if it is none. */
    static String explain(String word) {
        return NasturtiumScript.VOCABULARY.about(word).stream()
                .map(DslWords::text)
                .collect(Collectors.joining("\n\n"));
    }

    private static String text(WordEntry entry) {
        return entry.signature()
                + (entry.block().isEmpty() ? "" : "     (in `" + entry.block() + "`)")
                + "\n" + entry.does()
                + (entry.usual().isEmpty() ? "" : "\nUsual: " + entry.usual())
                + (entry.example().isEmpty()
                        ? ""
                        : "\nExample:\n" + entry.example().indent(4).stripTrailing());
    }
}
