package org.nasturtium.dsl.word;

import groovy.lang.DelegatesTo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The index of all words: verbs are found on the classes of the blocks, starting from a script; nouns and units come from
 * their catalogues. Completion, help, messages and the manual read it.
 */
public final class Vocabulary {
    private final Map<Class<?>, Block> blocks = new LinkedHashMap<>();
    private final List<WordEntry> entries = new ArrayList<>();

    /**
     * A block and its verbs.
     *
     * @param name what a person calls it
     * @param verbs name to the block that the verb opens, or to nothing
     */
    public record Block(String name, Map<String, Class<?>> verbs) {
        public boolean has(String verb) {
            return verbs.containsKey(verb);
        }
    }

    /** All words that can be reached from a script. */
    public Vocabulary(Class<?> script) {
        find(script);
        entries.addAll(Nouns.entries());
        entries.addAll(UnitWords.entries());
    }

    /** Every word, verbs first, block by block. */
    public List<WordEntry> entries() {
        return List.copyOf(entries);
    }

    /** What is known of a word: several entries where it stands in several blocks, none if nothing. */
    public List<WordEntry> about(String word) {
        return entries.stream().filter(entry -> entry.name().equals(word)).toList();
    }

    /** The block that a class describes. */
    public Block block(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Block block = blocks.get(each);
            if (block != null) {
                return block;
            }
        }
        throw new IllegalArgumentException("no block: " + type);
    }

    /** The block that a verb opens, or none. */
    public @Nullable Class<?> opened(Class<?> type, String verb) {
        Class<?> opened = block(type).verbs().get(verb);
        return opened == null || opened == Void.class ? null : opened;
    }

    /** The names of the blocks that have a verb. */
    public List<String> homes(String verb) {
        return blocks.entrySet().stream()
                .filter(block -> block.getValue().has(verb) && !hasAbove(block.getKey(), verb))
                .map(block -> block.getValue().name())
                .distinct()
                .toList();
    }

    private boolean hasAbove(Class<?> type, String verb) {
        Block above = blocks.get(type.getSuperclass());
        return above != null && above.has(verb);
    }

    /** How a verb is written in a block. */
    public @Nullable WordEntry verb(Class<?> type, String verb) {
        String block = block(type).name();
        return about(verb).stream()
                .filter(entry -> entry.block().equals(block))
                .findFirst()
                .orElseGet(() -> inherited(type, verb));
    }

    private @Nullable WordEntry inherited(Class<?> type, String verb) {
        Class<?> above = type.getSuperclass();
        return above != null && blocks.containsKey(above) ? verb(above, verb) : null;
    }

    /** The nouns of the group that a noun belongs to; none if it is not a noun. */
    public List<String> alike(String noun) {
        List<String> groups = about(noun).stream()
                .filter(entry -> entry.kind() == WordEntry.Kind.NOUN)
                .map(WordEntry::group)
                .toList();
        return entries.stream()
                .filter(entry -> groups.contains(entry.group()) && entry.kind() == WordEntry.Kind.NOUN)
                .map(WordEntry::name)
                .toList();
    }

    /** The noun that has an option of this name, or none. */
    public @Nullable String withOption(String option) {
        return entries.stream()
                .filter(entry -> entry.kind() == WordEntry.Kind.NOUN
                        && entry.signature().matches(".*[(, ]" + Pattern.quote(option) + ":.*"))
                .map(WordEntry::name)
                .findFirst()
                .orElse(null);
    }

    /** The names of all options of nouns. */
    public Set<String> options() {
        Set<String> options = new TreeSet<>();
        Pattern option = Pattern.compile("(\\w+):");
        for (WordEntry entry : entries) {
            Matcher found = option.matcher(entry.kind() == WordEntry.Kind.NOUN ? entry.signature() : "");
            while (found.find()) {
                options.add(found.group(1));
            }
        }
        return options;
    }

    /** All nouns. */
    public Set<String> nouns() {
        return new TreeSet<>(Nouns.names());
    }

    private void find(Class<?> type) {
        BlockName name = type.getAnnotation(BlockName.class);
        if (name == null || blocks.containsKey(type)) {
            return;
        }
        Map<String, Class<?>> verbs = new LinkedHashMap<>();
        blocks.put(type, new Block(name.value(), verbs));
        Collection<Class<?>> next = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        List<Method> methods = new ArrayList<>(List.of(type.getMethods()));
        methods.sort(Comparator.comparing(Method::getName)); // a JVM gives them in any order
        for (Method method : methods) {
            Word word = method.getAnnotation(Word.class);
            if (word == null) {
                continue;
            }
            Class<?> opens = opens(type, method.getName());
            verbs.put(method.getName(), opens);
            next.add(opens);
            if (seen.add(method.getName()) && !isInherited(method, type)) {
                entries.add(new WordEntry(
                        method.getName(),
                        WordEntry.Kind.VERB,
                        "",
                        name.value(),
                        word.signature(),
                        word.does(),
                        word.usual(),
                        word.example()));
            }
        }
        next.forEach(this::find);
    }

    /** Whether another block has the verb first: {@code compare} has most words of {@code search}. */
    private static boolean isInherited(Method method, Class<?> type) {
        Class<?> home = method.getDeclaringClass();
        return home != type && home.isAnnotationPresent(BlockName.class);
    }

    /** The block that any shape of a verb opens. */
    private static Class<?> opens(Class<?> type, String verb) {
        for (Method method : type.getMethods()) {
            for (Annotation[] parameter : method.getParameterAnnotations()) {
                for (Annotation annotation : parameter) {
                    if (method.getName().equals(verb) && annotation instanceof DelegatesTo delegates) {
                        return delegates.value();
                    }
                }
            }
        }
        return Void.class;
    }
}
