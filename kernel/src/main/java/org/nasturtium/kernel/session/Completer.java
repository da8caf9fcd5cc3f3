package org.nasturtium.kernel.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nasturtium.dsl.NasturtiumScript;
import org.nasturtium.dsl.word.WordEntry;

/**
 * What could stand at a place of the source. It looks at types, names and fields and never calls anything of a person's:
 * no getter runs because somebody pressed Tab. Safe beside a running cell.
 */
public final class Completer {
    /** What to put in place of the text from {@code start} to {@code end}, the best first. */
    public record Completion(List<Candidate> candidates, int start, int end) {
        /** The texts alone. */
        public List<String> matches() {
            return candidates.stream().map(Candidate::text).toList();
        }
    }

    private static final int CLASSES = 60;
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|.*\\n)\\s*import\\s+(static\\s+)?([\\w.]*)$", Pattern.DOTALL);
    private static final Pattern QUALIFIED = Pattern.compile("((?:[a-z_]\\w*\\.)+)(\\w*)$");
    private static final Pattern KEY = Pattern.compile("([\\w.\\[\\]'\"]+)\\[$");
    private static final Pattern READS_A_FILE =
            Pattern.compile("(?s).*\\b(?:load|csv|imageFolder|resume|File|Path\\.of|Paths\\.get|of)\\s*\\(?\\s*$");

    private final GroovySession session;
    private final ChainTypes types;

    public Completer(GroovySession session) {
        this.session = session;
        this.types = new ChainTypes(session);
    }

    /** Candidates for the word that ends at the cursor. */
    public Completion at(String code, int cursor) {
        session.classIndex().begin();
        String before = code.substring(0, Math.max(0, Math.min(cursor, code.length())));
        SourceScan scan = SourceScan.of(before);
        int start = before.length();
        while (start > 0
                && Character.isJavaIdentifierPart(before.charAt(start - 1))
                && before.charAt(start - 1) != '$') {
            start--;
        }
        String word = before.substring(start);
        if (scan.isInComment()) {
            return new Completion(List.of(), start, cursor);
        }
        if (scan.isInString()) {
            return inString(before, scan, start, word);
        }
        Matcher imported = IMPORT.matcher(before);
        if (imported.matches()) {
            return classes(before, imported.group(2), imported.group(1) != null);
        }
        if (start > 0 && before.charAt(start - 1) == '.' && !before.endsWith("..")) {
            return afterDot(before, scan, start, word);
        }
        return matching(names(before, start, word), word, start, before.length());
    }

    private static Completion matching(Collection<Candidate> all, String word, int start, int end) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        for (Candidate each : all) {
            // a class that is not imported is found by its simple name and put with its full one
            boolean isFull = each.kind().equals("class") && each.signature().endsWith(each.text());
            if ((each.text().startsWith(word) || isFull) && !each.text().contains("$")) {
                found.putIfAbsent(each.text(), each);
            }
        }
        return new Completion(List.copyOf(found.values()), start, end);
    }

    private Completion afterDot(String before, SourceScan scan, int start, String word) {
        int dot = start - 1;
        if (dot > 0 && (before.charAt(dot - 1) == '?' || before.charAt(dot - 1) == '*')) {
            dot--;
        }
        if (dot > 0 && before.substring(0, dot).matches("(?s).*(?<![\\w.)\\]])[\\d_]+")) {
            List<Candidate> all = new ArrayList<>(DslWords.units());
            all.addAll(Members.of(Known.type(Integer.class)));
            return matching(all, word, start, before.length());
        }
        Chain chain = Chain.before(before, dot);
        Known owner = types.of(
                chain, before.substring(0, Math.max(0, dot - chain.text().length())));
        if (owner != null) {
            return matching(Members.of(owner), word, start, before.length());
        }
        if (chain.text().equals("it") && scan.bracket() != null) {
            return matching(Members.of(Known.type(Object.class)), word, start, before.length());
        }
        Matcher qualified = QUALIFIED.matcher(before);
        return qualified.find() && session.variable(String.valueOf(chain.first())) == null
                ? classes(before, qualified.group(), false)
                : new Completion(List.of(), start, before.length());
    }

    /** Packages, classes and, behind {@code import static}, members. */
    private Completion classes(String before, String path, boolean members) {
        int dot = path.lastIndexOf('.');
        String home = dot < 0 ? "" : path.substring(0, dot);
        String word = path.substring(dot + 1);
        int start = before.length() - word.length();
        List<Candidate> found = new ArrayList<>();
        Class<?> type = members ? types.load(home) : null;
        if (type != null) {
            found.addAll(Members.of(Known.named(type)));
            found.add(Candidate.of("*", "keyword"));
        }
        for (String each : session.classIndex().inside(home, session.libraries())) {
            found.add(Candidate.of(each, each.endsWith(".") ? "module" : "class"));
        }
        return matching(found, word, start, before.length());
    }

    private Completion inString(String before, SourceScan scan, int start, String word) {
        List<SourceScan.Open> open = scan.open();
        SourceScan.Open quote = open.get(open.size() - 1);
        String written = before.substring(quote.at() + quote.token().length());
        String front = before.substring(0, quote.at());
        Matcher dollar = Pattern.compile("\\$([A-Za-z_]\\w*(?:\\.\\w*)*)?$").matcher(written);
        if (scan.isInGString() && dollar.find()) {
            int dot = before.lastIndexOf('.');
            return dot > before.length() - dollar.group().length()
                    ? afterDot(before, scan, dot + 1, word)
                    : matching(variables(before), word, start, before.length());
        }
        Matcher key = KEY.matcher(front);
        if (key.find()) {
            Known map = types.of(Chain.before(front, front.length() - 1), "");
            if (map != null && map.value() instanceof Map<?, ?> entries && Preview.isPlain(entries)) {
                List<Candidate> keys = Members.keys(entries).stream()
                        .map(each -> Candidate.of(each, "property"))
                        .toList();
                return matching(keys, written, before.length() - written.length(), before.length());
            }
        }
        if (READS_A_FILE.matcher(front).matches()) {
            List<Candidate> files = FileNames.of(written, file -> true).stream()
                    .map(each -> Candidate.of(each, "path"))
                    .toList();
            return new Completion(files, before.length() - written.length(), before.length());
        }
        return new Completion(List.of(), start, before.length());
    }

    private List<Candidate> variables(String before) {
        List<Candidate> found = new ArrayList<>();
        LocalNames.of(before).forEach(each -> found.add(Candidate.of(each, "instance")));
        for (String each : session.variables()) {
            found.add(new Candidate(each, "instance", Preview.type(session.variable(each)) + " " + each));
        }
        return found;
    }

    /** Everything that can begin an expression; the words of the block around the cursor first, other blocks' last. */
    private List<Candidate> names(String before, int start, String word) {
        String code = before.substring(0, start);
        BlockPlace place = BlockPlace.of(code, SourceScan.of(code));
        List<Candidate> found = new ArrayList<>();
        boolean isNew = code.matches("(?s).*\\bnew\\s+");
        if (!isNew) {
            found.addAll(wordsOf(place));
            found.addAll(variables(code));
            for (String each : session.methods()) {
                found.add(new Candidate(each, "function", signature(each)));
            }
            session.functions().forEach(each -> found.add(Candidate.of(each, "function")));
        }
        session.classes().forEach(each -> found.add(Candidate.of(each, "class")));
        if (!isNew) {
            found.addAll(DslWords.nouns());
            found.addAll(DslWords.verbs(NasturtiumScript.class));
            Keywords.ALL.forEach(each -> found.add(Candidate.of(each, "keyword")));
        }
        if (word.length() > 1 && Character.isUpperCase(word.charAt(0))) {
            for (String each : session.classIndex().simple(word, session.libraries(), CLASSES)) {
                String simple = each.substring(each.lastIndexOf('.') + 1);
                found.add(new Candidate(types.isImported(each) ? simple : each, "class", each));
            }
        }
        if (!word.isEmpty()) {
            found.addAll(DslWords.all());
        }
        return found;
    }

    private static List<Candidate> wordsOf(BlockPlace place) {
        WordEntry entry = place.entry();
        if (place.word().isEmpty()) {
            return place.isInBlock() ? DslWords.verbs(place.block()) : List.of();
        }
        if (entry == null) {
            return List.of();
        }
        if (!place.option().isEmpty()) {
            return DslWords.values(entry, place.option());
        }
        return Stream.concat(DslWords.values(entry, "").stream(), DslWords.options(entry, place.given()).stream())
                .toList();
    }

    private String signature(String method) {
        return session.methods(method).stream().map(Signatures::of).findFirst().orElse("");
    }
}
