package org.nasturtium.dsl;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Vocabulary;
import org.nasturtium.dsl.word.WordEntry;
import org.nasturtium.engine.search.FoundArchitecture;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.words.NearestWord;

/** What is said of a word that is not known where it stands. */
final class UnknownWords {
    private UnknownWords() {}

    /** Of a word in a block; {@code names} are a person's own; {@code given} is what stood behind it, or null if it was read as a value. */
    static String message(String word, @Nullable Object @Nullable [] given, Class<?> type, Set<String> names) {
        Vocabulary vocabulary = NasturtiumScript.VOCABULARY;
        Vocabulary.Block block = vocabulary.block(type);
        WordEntry verb = vocabulary.verb(type, word);
        if (verb != null && given == null) {
            return "`" + word + "` is a verb, not a value\nMaybe `" + verb.signature() + "`.";
        }
        if (verb != null && takesAnything(type, word)) {
            return "`" + word + "` stands in a closure that was made outside of `" + block.name()
                    + "`, and is not heard there\nMaybe make the closure inside of `" + block.name() + " { }`.";
        }
        if (verb != null) {
            return "`" + word + "` cannot take (" + Shown.all(Arrays.asList(given)) + ")\nMaybe `" + verb.signature()
                    + "`.";
        }
        Set<String> verbs = new TreeSet<>(block.verbs().keySet());
        Set<String> meant = new TreeSet<>(verbs);
        meant.addAll(vocabulary.nouns());
        meant.addAll(names);
        String nearest = NearestWord.to(word, meant);
        List<String> homes = vocabulary.homes(word);
        String where = block.name().equals("script") ? "" : " in `" + block.name() + "`";
        if (!homes.isEmpty()) {
            return "`" + word + "` belongs in `"
                    + String.join("` or `", homes.subList(0, Math.min(2, homes.size()))) + "`"
                    + (where.isEmpty() ? "" : ", not" + where) + "\nKnown here: " + String.join(", ", verbs);
        }
        String unknown = "unknown word `" + word + "`" + where;
        if (nearest != null && names.contains(nearest)) {
            return unknown + "; did you mean `" + nearest + "`?\n`" + nearest + "` is defined here.";
        }
        if (nearest != null) {
            boolean noun = !verbs.contains(nearest);
            return unknown + "; did you mean `" + nearest + "`?\nKnown: "
                    + String.join(", ", noun ? vocabulary.alike(nearest) : List.copyOf(verbs));
        }
        String option = NearestWord.to(word, vocabulary.options());
        String owner = option == null ? null : vocabulary.withOption(option);
        if (owner != null) {
            return unknown + "; did you mean `" + option + "`, an option of `" + owner + "`?\nMaybe `" + owner + "("
                    + option + ": ...)`.";
        }
        return unknown + "\n"
                + (given == null
                        ? "Maybe it is a variable that is set further down, or in a cell that has not run."
                        : "Known: " + String.join(", ", verbs));
    }

    private static boolean takesAnything(Class<?> block, String verb) {
        return Arrays.stream(block.getMethods())
                .anyMatch(method -> method.getName().equals(verb) && method.isVarArgs());
    }

    /** Of what stands behind a number and a dot. */
    static String unit(String name) {
        List<String> known = NasturtiumScript.VOCABULARY.entries().stream()
                .filter(entry -> entry.kind() == WordEntry.Kind.UNIT)
                .map(WordEntry::name)
                .toList();
        return "unknown unit `" + name + "`\n" + NearestWord.hint(name, known);
    }

    /** Of a property or method of a result. */
    static String member(String name, Class<?> type) {
        if (type == SearchResult.class && members(FoundArchitecture.class).contains(name)) {
            return "no `" + name + "` in SearchResult, which holds many architectures\nMaybe `found.best." + name
                    + "`: its winner's.";
        }
        return "no `" + name + "` in " + type.getSimpleName() + "\n" + NearestWord.hint(name, members(type));
    }

    /** The property or method of any type that a name is nearest to, or nothing. */
    static String near(String name, Class<?> type) {
        Set<String> known = new TreeSet<>();
        for (Method method : type.getMethods()) {
            String own = method.getName();
            boolean getter = method.getParameterCount() == 0 && own.matches("get[A-Z].*");
            known.add(getter ? own.substring(3, 4).toLowerCase(Locale.ROOT) + own.substring(4) : own + "()");
        }
        String nearest = NearestWord.to(name, known);
        String called = nearest == null ? NearestWord.to(name + "()", known) : nearest;
        return called == null ? "" : "Did you mean `" + called + "`?";
    }

    /** What a type of the engine answers. */
    static List<String> members(Class<?> type) {
        Set<String> known = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && method.getDeclaringClass() != Object.class) {
                known.add(method.getName());
            }
        }
        known.removeAll(List.of("equals", "hashCode", "toString"));
        known.addAll(ResultProperties.of(type));
        return List.copyOf(known);
    }
}
