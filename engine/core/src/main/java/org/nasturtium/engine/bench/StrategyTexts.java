package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.StrategyKind;

/** Reads strategies as a command line names them: {@code random,evolution(population: 10, sample: 3)}. */
public final class StrategyTexts {
    private StrategyTexts() {}

    /** The strategies of a list; words and options are checked. */
    public static List<StrategyChoice> parse(String text) {
        List<StrategyChoice> choices = new ArrayList<>();
        for (String part : split(text)) {
            choices.add(choice(part.strip()));
        }
        return choices;
    }

    /** These strategies of the catalogue, with their defaults. */
    public static List<StrategyChoice> all(Predicate<StrategyKind> wanted) {
        return Strategies.catalogue().stream()
                .filter(wanted)
                .map(kind -> new StrategyChoice(kind.name(), Map.of()))
                .toList();
    }

    /** At commas outside of parentheses. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    private static StrategyChoice choice(String text) {
        int open = text.indexOf('(');
        if (open >= 0 && !text.endsWith(")")) {
            throw new IllegalArgumentException("strategy `" + text + "`: a parenthesis is missing");
        }
        String name = open < 0 ? text : text.substring(0, open).strip();
        Map<String, Object> options = new LinkedHashMap<>();
        String inner = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
        for (String option : inner.isBlank() ? new String[0] : inner.split(",", -1)) {
            int colon = option.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(
                        "strategy `" + text + "`: `" + option.strip() + "` must be `name: value`");
            }
            options.put(
                    option.substring(0, colon).strip(),
                    value(option.substring(colon + 1).strip()));
        }
        Strategies.named(name).resolve(options, 0);
        return new StrategyChoice(name, options);
    }

    private static Object value(String text) {
        if (text.matches("-?\\d{1,18}")) {
            return Long.valueOf(text);
        }
        if (text.matches("-?\\d*\\.?\\d+([eE]-?\\d+)?")) {
            return Double.valueOf(text);
        }
        return switch (text) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> text.replaceAll("^['\"]|['\"]$", "");
        };
    }
}
