package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.SearchSpace;

/**
 * What a strategy is made for.
 *
 * @param space what it proposes from
 * @param objectives what it is judged by
 * @param limits hard bounds; what exceeds one is infeasible
 * @param trials how many trials the budget foresees; 0 = unknown
 * @param options checked, defaults filled in
 * @param fidelities what it may spare
 * @param scores what zero-cost proxies say of architectures
 */
public record StrategyTask(
        SearchSpace space,
        List<Objective> objectives,
        List<Limit> limits,
        int trials,
        Map<String, Object> options,
        FidelityScale fidelities,
        Scores scores) {
    private static final Scores NO_NETWORKS =
            Scores.none("nothing is known of networks here\nMaybe in a `search` with data or a table of networks.");

    public StrategyTask {
        objectives = List.copyOf(objectives);
        limits = List.copyOf(limits);
        options = Map.copyOf(options);
    }

    /** Without zero-cost proxies. */
    public StrategyTask(
            SearchSpace space,
            List<Objective> objectives,
            List<Limit> limits,
            int trials,
            Map<String, Object> options,
            FidelityScale fidelities) {
        this(space, objectives, limits, trials, options, fidelities, NO_NETWORKS);
    }

    /** Full evaluations only, without hard bounds. */
    public StrategyTask(SearchSpace space, List<Objective> objectives, int trials, Map<String, Object> options) {
        this(space, objectives, List.of(), trials, options, FidelityScale.FULL);
    }

    /** A whole-number option. */
    public int integer(String option) {
        return ((Number) value(option)).intValue();
    }

    /** A decimal option. */
    public double decimal(String option) {
        return ((Number) value(option)).doubleValue();
    }

    /** A yes-or-no option. */
    public boolean flag(String option) {
        return (Boolean) value(option);
    }

    /** A word option. */
    public String word(String option) {
        return value(option).toString();
    }

    /** An option that is a list of strategies. */
    public List<StrategyChoice> strategies(String option) {
        return ((List<?>) value(option))
                .stream().map(StrategyChoice.class::cast).toList();
    }

    /**
     * A part of a hybrid, for the same task.
     *
     * @param foreseen how many trials it will have; 0 = unknown
     */
    SearchStrategy part(StrategyChoice choice, int foreseen) {
        return Strategies.create(
                choice, new StrategyTask(space, objectives, limits, foreseen, Map.of(), fidelities, scores));
    }

    private Object value(String option) {
        Object value = options.get(option);
        if (value == null) {
            throw new IllegalStateException("the catalogue declares no option `" + option + "`");
        }
        return value;
    }
}
