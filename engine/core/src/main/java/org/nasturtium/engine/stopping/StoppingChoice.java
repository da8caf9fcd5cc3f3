package org.nasturtium.engine.stopping;

import java.util.Map;

/**
 * A stopping rule as a person names it.
 *
 * @param name the catalogue's word
 * @param options those that were given
 */
public record StoppingChoice(String name, Map<String, Object> options) {
    /** Every training goes to its end. */
    public static final StoppingChoice NONE = new StoppingChoice("none", Map.of());

    public StoppingChoice {
        options = Map.copyOf(options);
        if (!name.equals("none")) {
            options = StoppingRules.named(name).resolve(options);
        }
    }

    /** A new rule that has observed nothing. */
    public StoppingRule rule() {
        return name.equals("none")
                ? StoppingRule.NONE
                : StoppingRules.named(name).factory().apply(this::number);
    }

    private double number(String option) {
        if (options.get(option) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException("the catalogue declares no option `" + option + "`");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        if (!options.isEmpty()) {
            text.append('(');
            options.forEach((option, value) -> text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
                    .append(option)
                    .append(": ")
                    .append(value));
            text.append(')');
        }
        return text.toString();
    }
}
