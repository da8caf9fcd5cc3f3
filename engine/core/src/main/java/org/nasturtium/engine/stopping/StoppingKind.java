package org.nasturtium.engine.stopping;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.nasturtium.engine.strategy.StrategyOption;

/**
 * A line of the catalogue: a stopping rule's word, what it is, where it comes from, how it is made.
 *
 * @param name the DSL's word
 * @param summary one sentence for help
 * @param paper the reference
 * @param options what can be set
 * @param factory makes one, given each option's number by its name
 */
public record StoppingKind(
        String name,
        String summary,
        String paper,
        List<StrategyOption> options,
        Function<ToDoubleFunction<String>, StoppingRule> factory) {
    public StoppingKind {
        options = List.copyOf(options);
    }

    /** All options of one use, defaults filled in. */
    public Map<String, Object> resolve(Map<String, Object> given) {
        return StrategyOption.resolve("stopping rule `" + name + "`", options, given, 0);
    }
}
