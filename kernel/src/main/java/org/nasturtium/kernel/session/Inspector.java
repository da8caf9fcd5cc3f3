package org.nasturtium.kernel.session;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.MethodClosure;
import org.nasturtium.dsl.NasturtiumScript;
import org.nasturtium.dsl.word.WordEntry;

/**
 * What is known of the word at a place of the source: a variable's type and value, a method's signatures, a word of the
 * DSL with its example. Nothing of a person's is called for it.
 */
public final class Inspector {
    private static final int SHOWN = 2000;
    private static final int LINES = 24;

    private final GroovySession session;
    private final ChainTypes types;

    public Inspector(GroovySession session) {
        this.session = session;
        this.types = new ChainTypes(session);
    }

    /** Everything that something is known of: variables, methods, functions, words of the DSL. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(session.names());
        names.addAll(DslWords.names());
        return names;
    }

    /** The same for a name by itself; {@code all} also lists the members of its value. */
    public String about(String name, boolean all) {
        return at(name, name.length(), all);
    }

    /** The same; {@code all} also lists the members of the value. */
    public String at(String code, int cursor, boolean all) {
        String known = at(code, cursor);
        int end = Math.max(0, Math.min(cursor, code.length()));
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        Chain chain = Chain.before(code, end);
        Known owner = all ? types.of(chain, code.substring(0, end - chain.text().length())) : null;
        if (owner == null) {
            return known;
        }
        String members = Members.of(owner).stream().map(Candidate::text).collect(Collectors.joining(", "));
        return (known + "\nMembers: " + members).strip();
    }

    /** A few lines of text, or empty where nothing is known. */
    public String at(String code, int cursor) {
        int end = Math.max(0, Math.min(cursor, code.length()));
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        SourceScan scan = SourceScan.of(code.substring(0, start));
        if (scan.isInComment() || scan.isInString()) {
            return "";
        }
        String word = code.substring(start, end);
        String before = code.substring(0, start);
        if (word.isEmpty()) {
            return enclosing(code, before, scan);
        }
        boolean isMember = before.endsWith(".") && !before.endsWith("..");
        return isMember ? member(before, word) : name(before, word, code.startsWith(":", end));
    }

    /** Between the parentheses of a call, or behind a verb, the call itself is meant. */
    private String enclosing(String code, String before, SourceScan scan) {
        SourceScan.Open bracket = scan.bracket();
        if (bracket != null && bracket.token().equals("(") && bracket.at() > 0) {
            return at(code.substring(0, bracket.at()), bracket.at());
        }
        WordEntry entry = BlockPlace.of(before, scan).entry();
        return entry == null
                ? ""
                : DslWords.explain(entry.name(), BlockPlace.of(before, scan).block());
    }

    private String member(String before, String word) {
        if (before.matches("(?s).*(?<![\\w.)\\]])[\\d_]+\\.")) {
            String unit = DslWords.explain(word);
            return unit.isEmpty() ? String.join("\n", Members.signatures(Known.type(Integer.class), word)) : unit;
        }
        Chain chain = Chain.before(before, before.length() - 1);
        Known owner = types.of(
                chain, before.substring(0, before.length() - 1 - chain.text().length()));
        if (owner == null) {
            Class<?> type = types.load(chain.text() + "." + word);
            return type == null ? "" : type(type);
        }
        Known property = Members.property(owner, word);
        List<String> methods = Members.signatures(owner, word);
        String found = property == null ? "" : described(word, property);
        return bounded(Stream.concat(Stream.of(found), methods.stream())
                .filter(each -> !each.isEmpty())
                .toList());
    }

    private String name(String before, String word, boolean isOption) {
        BlockPlace place = BlockPlace.of(before, SourceScan.of(before));
        WordEntry entry = place.entry();
        if (isOption && entry != null) {
            return DslWords.explain(entry.name(), place.block());
        }
        boolean isVerb = NasturtiumScript.VOCABULARY.block(place.block()).has(word)
                && place.word().isEmpty();
        if (isVerb) {
            return DslWords.explain(word, place.block());
        }
        if (session.variables().contains(word)) {
            Object value = session.variable(word);
            return value == null ? word + " = null" : described(word, new Known(value, value.getClass(), false));
        }
        Known local = types.of(new Chain(word, false), before);
        if (local != null && !local.isClass() && LocalNames.of(before).contains(word)) {
            return described(word, local);
        }
        Set<String> signatures = new LinkedHashSet<>();
        session.methods(word).forEach(method -> signatures.add(Signatures.of(method)));
        if (session.functions().contains(word) && session.variable(word) instanceof MethodClosure function) {
            signatures.addAll(Members.signatures(Known.value(function.getOwner()), word));
        }
        if (!signatures.isEmpty()) {
            return bounded(List.copyOf(signatures));
        }
        String explained = DslWords.explain(word, place.block());
        if (!explained.isEmpty()) {
            return explained;
        }
        Class<?> type = types.load(word);
        return type == null ? bounded(Members.signatures(Known.type(NasturtiumScript.class), word)) : type(type);
    }

    private static String described(String name, Known known) {
        Object value = known.value();
        if (known.isClass()) {
            return type(known.raw());
        }
        String size = Preview.size(value);
        return Signatures.simple(known.type()) + " " + name + (size.isEmpty() ? "" : " (size " + size + ")")
                + (value == null ? "" : "\n" + Preview.of(value, SHOWN));
    }

    private static String type(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        String parent =
                type.getSuperclass() == null || type.getSuperclass() == Object.class || type.isEnum() || type.isRecord()
                        ? ""
                        : " extends " + type.getSuperclass().getSimpleName();
        String constants = type.isEnum()
                ? "\n"
                        + Arrays.stream(type.getFields())
                                .filter(java.lang.reflect.Field::isEnumConstant)
                                .map(java.lang.reflect.Field::getName)
                                .collect(Collectors.joining(", "))
                : "";
        List<String> constructors = Arrays.stream(type.getConstructors())
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .map(Signatures::of)
                .toList();
        return (kind + " " + type.getName() + parent + constants + "\n" + bounded(constructors)).strip();
    }

    private static String bounded(List<String> lines) {
        return lines.stream().limit(LINES).collect(Collectors.joining("\n"))
                + (lines.size() > LINES ? "\n... " + (lines.size() - LINES) + " more" : "");
    }
}
