package org.nasturtium.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.NasturtiumScript;
import org.nasturtium.dsl.word.Vocabulary;
import org.nasturtium.dsl.word.WordEntry;

/**
 * Where a place of the source lies among the blocks of the DSL.
 *
 * @param block class of the innermost block; the script's where there is none
 * @param word the verb or noun whose arguments stand there; empty at the beginning of a statement
 * @param option whose value stands there; empty if it is none
 * @param given options that are written already
 */
record BlockPlace(Class<?> block, String word, String option, Set<String> given) {
    private static final Vocabulary WORDS = NasturtiumScript.VOCABULARY;
    private static final Pattern FIRST = Pattern.compile(
            "^(?:return\\s+)?(?:(?:def|var|final|[A-Z]\\w*)\\s+)?(?:\\w+\\s*=(?!=)\\s*)?(\\w+)(.*)$", Pattern.DOTALL);
    private static final Pattern OTHER_CALL = Pattern.compile(".*\\.\\s*\\w+\\s*(\\([^()]*\\))?\\s*", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("^\\s*(\\w+)\\s*:\\s*(.*)$", Pattern.DOTALL);

    /** The place where a scan stands; the text is read up to there. */
    static BlockPlace of(String text, SourceScan scan) {
        Class<?> block = NasturtiumScript.class;
        List<SourceScan.Open> brackets =
                scan.open().stream().filter(SourceScan.Open::isBracket).toList();
        for (SourceScan.Open each : brackets) {
            if (each.token().equals("{")) {
                block = opened(block, text.substring(each.statement(), each.at()));
            }
        }
        return inside(text, scan, brackets, block);
    }

    private static Class<?> opened(Class<?> block, String before) {
        Matcher first = FIRST.matcher(before.strip());
        if (!first.matches() || OTHER_CALL.matcher(before).matches()) {
            return block;
        }
        Class<?> opened = WORDS.block(block).has(first.group(1)) ? WORDS.opened(block, first.group(1)) : null;
        return opened == null ? block : opened;
    }

    private static BlockPlace inside(String text, SourceScan scan, List<SourceScan.Open> brackets, Class<?> block) {
        int end = text.length();
        int deepest = brackets.size() - 1;
        String tail = "";
        while (deepest >= 0 && brackets.get(deepest).token().equals("[")) {
            end = brackets.get(deepest).at();
            tail = "[";
            deepest--;
        }
        SourceScan.Open bracket = deepest < 0 ? null : brackets.get(deepest);
        if (bracket != null && bracket.token().equals("(")) {
            Matcher callee = Pattern.compile("(\\w+)\\s*$").matcher(text.substring(0, bracket.at()));
            String word = callee.find() ? callee.group(1) : "";
            return withArguments(block, word, text.substring(Math.min(bracket.at() + 1, end), end) + tail);
        }
        int start =
                tail.isEmpty() ? scan.statement() : brackets.get(deepest + 1).statement();
        String statement = text.substring(Math.min(start, end), end);
        Matcher first = FIRST.matcher(statement);
        boolean argument = first.matches()
                && !first.group(2).isEmpty()
                && Character.isWhitespace(first.group(2).charAt(0))
                && WORDS.block(block).has(first.group(1));
        return argument
                ? withArguments(block, first.group(1), first.group(2) + tail)
                : new BlockPlace(block, "", "", Set.of());
    }

    private static BlockPlace withArguments(Class<?> block, String word, String arguments) {
        List<String> slots = slots(arguments);
        Set<String> given = new TreeSet<>();
        for (String slot : slots.subList(0, slots.size() - 1)) {
            Matcher option = OPTION.matcher(slot);
            if (option.matches()) {
                given.add(option.group(1));
            }
        }
        Matcher last = OPTION.matcher(slots.get(slots.size() - 1));
        return new BlockPlace(block, word, last.matches() ? last.group(1) : "", given);
    }

    /** What commas separate, those in brackets and strings aside. */
    private static List<String> slots(String arguments) {
        List<String> slots = new ArrayList<>();
        SourceScan scan = new SourceScan(arguments);
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            scan.advanceTo(i);
            if (arguments.charAt(i) == ',' && scan.isTop()) {
                slots.add(arguments.substring(start, i));
                start = i + 1;
            }
        }
        slots.add(arguments.substring(start));
        return slots;
    }

    /** Whether it lies in a block of the DSL. */
    boolean isInBlock() {
        return block != NasturtiumScript.class;
    }

    /** What is known of the word: as a verb of this block, else as a noun. */
    @Nullable
    WordEntry entry() {
        WordEntry verb = word.isEmpty() ? null : WORDS.verb(block, word);
        return verb != null
                ? verb
                : WORDS.about(word).stream()
                        .filter(entry -> entry.kind() == WordEntry.Kind.NOUN
                                || entry.block().equals("script"))
                        .findFirst()
                        .orElse(null);
    }
}
