package org.nasturtium.engine.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;

/**
 * A comparison as a value: one search for each strategy and each seed, everything else the same.
 *
 * @param search what they have in common; its strategy and seed are not used, its threads are searches at a time
 * @param strategies random search first, which is always there
 * @param seeds the same for every strategy
 */
public record ComparisonDefinition(SearchDefinition search, List<StrategyChoice> strategies, List<Long> seeds) {
    private static final StrategyChoice RANDOM = new StrategyChoice("random", Map.of());
    private static final int USUAL_SEEDS = 10;

    public ComparisonDefinition {
        Set<StrategyChoice> all = new LinkedHashSet<>();
        strategies.stream()
                .filter(choice -> choice.name().equals(RANDOM.name()))
                .forEach(all::add);
        if (all.isEmpty()) {
            all.add(RANDOM);
        }
        all.addAll(strategies);
        strategies = List.copyOf(all);
        strategies.forEach(choice -> Strategies.named(choice.name()).resolve(choice.options(), 0));
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("compare: needs at least one seed\nMaybe `seeds 1..10`.");
        }
        List<Long> distinct = new ArrayList<>(new LinkedHashSet<>(seeds));
        if (distinct.size() < seeds.size()) {
            throw new IllegalArgumentException(
                    "compare: seeds " + seeds + " name one twice, which would count it as two\nMaybe `seeds 1..10`.");
        }
        seeds = List.copyOf(seeds);
    }

    /** Over seeds 1 to 10, one trial after the other; each is the strategy's own, so the plain network is not among them. */
    public static ComparisonDefinition of(SearchDefinition search, StrategyChoice... strategies) {
        return new ComparisonDefinition(
                search.withBaseline(false)
                        .on(Placement.sequential().with(search.placement().electricity())),
                List.of(strategies),
                firstSeeds(USUAL_SEEDS));
    }

    /** The same over other seeds. */
    public ComparisonDefinition over(List<Long> values) {
        return new ComparisonDefinition(search, strategies, values);
    }

    /** The seeds 1 to n. */
    public static List<Long> firstSeeds(int n) {
        return LongStream.rangeClosed(1, n).boxed().toList();
    }

    /** Searches in all. */
    public int searches() {
        return strategies.size() * seeds.size();
    }
}
