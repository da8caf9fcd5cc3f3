package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A line of the catalogue: a strategy's word, what it is, where it comes from, how it is made.
 *
 * @param name the DSL's word
 * @param summary one sentence for help
 * @param paper the reference
 * @param options what can be set
 * @param factory makes one for a task whose options are complete
 * @param needsFidelities whether it makes sense only where evaluations cheaper than full ones can be had
 * @param needsNetworks whether it looks at untrained networks
 */
public record StrategyKind(
        String name,
        String summary,
        String paper,
        List<StrategyOption> options,
        Function<StrategyTask, SearchStrategy> factory,
        boolean needsFidelities,
        boolean needsNetworks) {
    public StrategyKind {
        options = List.copyOf(options);
    }

    /** One that evaluates in full. */
    public StrategyKind(
            String name,
            String summary,
            String paper,
            List<StrategyOption> options,
            Function<StrategyTask, SearchStrategy> factory) {
        this(name, summary, paper, options, factory, false, false);
    }

    /** One that may spare evaluations. */
    public StrategyKind(
            String name,
            String summary,
            String paper,
            List<StrategyOption> options,
            Function<StrategyTask, SearchStrategy> factory,
            boolean needsFidelities) {
        this(name, summary, paper, options, factory, needsFidelities, false);
    }

    /** All options of one use, defaults filled in, in the order of their names. */
    public Map<String, Object> resolve(Map<String, Object> given, int trials) {
        return StrategyOption.resolve("strategy `" + name + "`", options, given, trials);
    }
}
