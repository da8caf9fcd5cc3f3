package org.nasturtium.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What was run in this session, for the front end's arrow keys and searches. */
final class History {
    /** The number of the only session that is remembered. */
    static final int SESSION = 1;

    /** One cell that was run; the output is its shown value as text, or empty. */
    record Entry(int line, String source, String output) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int line, String source, String output) {
        entries.add(new Entry(line, source, output));
    }

    /** The last n. */
    synchronized List<Entry> tail(int n) {
        return List.copyOf(entries.subList(Math.max(0, entries.size() - n), entries.size()));
    }

    /** Lines of a session from {@code start} up to but not including {@code stop}; session 0 is this one. */
    synchronized List<Entry> range(int session, int start, int stop) {
        boolean here = session == 0 || session == SESSION;
        return entries.stream()
                .filter(entry -> here && entry.line() >= start && entry.line() < stop)
                .toList();
    }

    /** The last n that match a pattern of {@code *} and {@code ?}; unique = the latest of equal sources only. */
    synchronized List<Entry> search(String glob, int n, boolean unique) {
        Predicate<String> matches = Pattern.compile(regex(glob), Pattern.DOTALL).asMatchPredicate();
        List<Entry> found = new ArrayList<>();
        Map<String, Entry> latest = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (matches.test(entry.source())) {
                found.add(entry);
                latest.remove(entry.source());
                latest.put(entry.source(), entry);
            }
        }
        List<Entry> all = unique ? new ArrayList<>(latest.values()) : found;
        return Collections.unmodifiableList(all.subList(Math.max(0, all.size() - n), all.size()));
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints().forEach(letter -> {
            switch (letter) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(letter)));
            }
        });
        return regex.toString();
    }
}
