package org.nasturtium.kernel.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nasturtium.dsl.NasturtiumScript;
import org.nasturtium.dsl.word.Vocabulary;
import org.nasturtium.dsl.word.WordEntry;

/**
 * The words of the DSL, for completion and for explanations. What may stand behind a word is read from its signature and
 * its example, as they stand in the manual, so that a new word needs nothing here.
 */
final class DslWords {
    private static final Vocabulary WORDS = NasturtiumScript.VOCABULARY;
    private static final Pattern OPTION = Pattern.compile("(?<![\\w'])([a-z]\\w*):(?!:)");

    private DslWords() {}

    /** The verbs of a block. */
    static List<Candidate> verbs(Class<?> block) {
        return WORDS.block(block).verbs().keySet().stream()
                .map(verb -> {
                    WordEntry entry = WORDS.verb(block, verb);
                    return new Candidate(verb, "function", entry == null ? "" : entry.signature());
                })
                .toList();
    }

    /** All nouns. */
    static List<Candidate> nouns() {
        return WORDS.nouns().stream().map(DslWords::noun).toList();
    }

    /** The words of all blocks. */
    static List<Candidate> all() {
        Map<String, Candidate> all = new LinkedHashMap<>();
        for (WordEntry entry : WORDS.entries()) {
            if (entry.kind() != WordEntry.Kind.UNIT) {
                all.putIfAbsent(entry.name(), new Candidate(entry.name(), "function", entry.signature()));
            }
        }
        return List.copyOf(all.values());
    }

    /** The names of all words. */
    static Set<String> names() {
        return WORDS.entries().stream().map(WordEntry::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands behind a number and a dot. */
    static List<Candidate> units() {
        return WORDS.entries().stream()
                .filter(entry -> entry.kind() == WordEntry.Kind.UNIT)
                .map(entry -> new Candidate(entry.name(), "property", entry.signature()))
                .toList();
    }

    private static Candidate noun(String name) {
        return new Candidate(
                name,
                "instance",
                WORDS.about(name).stream()
                        .filter(entry -> entry.kind() == WordEntry.Kind.NOUN)
                        .map(WordEntry::signature)
                        .findFirst()
                        .orElse(""));
    }

    /** The options of a word that are not given yet, with their colon. */
    static List<Candidate> options(WordEntry entry, Collection<String> given) {
        Set<String> options = new LinkedHashSet<>();
        Matcher option = OPTION.matcher(own(entry, entry.signature()) + "\n" + own(entry, entry.example()));
        while (option.find()) {
            options.add(option.group(1));
        }
        options.removeAll(given);
        return options.stream()
                .map(name -> new Candidate(name + ": ", "property", entry.signature()))
                .toList();
    }

    /** The part of a text that is about the word itself: its line, without what stands in nested parentheses. */
    private static String own(WordEntry entry, String text) {
        StringBuilder own = new StringBuilder();
        for (String line : text.split("\n|;|   or   ")) {
            Matcher word =
                    Pattern.compile("\\b" + Pattern.quote(entry.name()) + "\\b").matcher(line);
            if (!word.find()) {
                continue;
            }
            int depth = line.startsWith("(", word.end()) ? -1 : 0;
            for (int i = word.end(); i < line.length(); i++) {
                char letter = line.charAt(i);
                if (letter == '{' || (letter == ')' && depth == 0 && line.startsWith("(", word.end()))) {
                    break;
                }
                depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
                own.append(depth == 0 || (depth == 1 && letter == '(') ? letter : ' ');
            }
            own.append('\n');
        }
        return own.toString();
    }

    /** What may stand behind a word, or behind one of its options: all words of the kind that its manual shows there. */
    static List<Candidate> values(WordEntry entry, String option) {
        String text = own(entry, entry.signature()) + "\n" + own(entry, entry.example());
        Set<String> found = new TreeSet<>();
        String place = option.isEmpty() ? "(?:^|[\\s,])" : "(?<!\\w)" + Pattern.quote(option) + ":\\s*\\[?\\s*";
        Matcher shown = Pattern.compile(place + "([a-zA-Z]\\w*)(?!\\w|\\s*:)", Pattern.MULTILINE)
                .matcher(text);
        while (shown.find()) {
            boolean behindOption = option.isEmpty()
                    && text.substring(0, shown.start(1)).matches("(?s).*:\\s*(\\[[^\\]\\n]*|[^,\\n]*)");
            if (!behindOption) {
                found.addAll(WORDS.alike(shown.group(1)));
            }
        }
        return found.stream().map(DslWords::noun).toList();
    }

    /** Signature, purpose, default and example of a word, once for each block that has it; empty if it is none. */
    static String explain(String word) {
        return text(WORDS.about(word));
    }

    /** The same, the word of a block before those of others. */
    static String explain(String word, Class<?> block) {
        String name = WORDS.block(block).name();
        List<WordEntry> here = WORDS.about(word).stream()
                .filter(entry -> entry.block().equals(name))
                .toList();
        return here.isEmpty() ? explain(word) : text(here);
    }

    /** Entries that differ in their block alone are one. */
    private static String text(List<WordEntry> entries) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (WordEntry entry : entries) {
            texts.computeIfAbsent(body(entry), any -> new ArrayList<>()).add(entry.block());
        }
        return texts.entrySet().stream()
                .map(each -> {
                    String blocks = each.getValue().stream()
                            .filter(name -> !name.isEmpty() && !name.equals("script"))
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", "));
                    return blocks.isEmpty()
                            ? each.getKey()
                            : each.getKey().replaceFirst("\n", "     (in " + blocks + ")\n");
                })
                .collect(Collectors.joining("\n\n"));
    }

    private static String body(WordEntry entry) {
        return entry.signature() + "\n" + entry.does()
                + (entry.usual().isEmpty() ? "" : "\nUsual: " + entry.usual())
                + (entry.example().isEmpty()
                        ? ""
                        : "\nExample:\n" + entry.example().indent(4).stripTrailing());
    }
}
