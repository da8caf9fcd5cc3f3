package org.nasturtium.kernel.magic;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Candidates for the last word of an argument. */
final class Words {
    private Words() {}

    static String last(String argument) {
        return argument.substring(argument.lastIndexOf(' ') + 1);
    }

    static List<String> from(String argument, Collection<String> known) {
        String word = last(argument);
        return known.stream().filter(each -> each.startsWith(word)).sorted().toList();
    }

    static Collection<String> both(Collection<String> some, Collection<String> others) {
        TreeSet<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
