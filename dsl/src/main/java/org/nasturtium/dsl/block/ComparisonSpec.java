package org.nasturtium.dsl.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.BlockName;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Units;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.dsl.word.Word;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.compare.ComparisonDefinition;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;

/** A comparison: a search whose strategies stand in the parentheses, over several seeds. */
@BlockName("compare")
public final class ComparisonSpec extends SearchSpec {
    private @Nullable List<Long> seeds;
    private boolean hasLag;

    /**
     * A comparison that says nothing yet.
     *
     * @param hiding names the variable that holds a value and hides a word, or none
     */
    public ComparisonSpec(@Nullable SearchSpace space, Function<Object, @Nullable String> hiding) {
        super(space, hiding);
    }

    @Word(
            signature = "seeds 1..30",
            does = "the seeds that every strategy runs with; more of them make smaller differences visible",
            usual = "1..10",
            example = "seeds 1..30")
    public void seeds(Object... given) {
        once("seeds", seeds);
        List<Object> values =
                Arguments.of("seeds", given).allow(Integer.MAX_VALUE).values();
        if (values.size() == 1 && values.get(0) instanceof Units.Seeds count) {
            seeds = ComparisonDefinition.firstSeeds(count.value());
        } else if (values.size() == 1 && values.get(0) instanceof List<?> range) {
            seeds = range.stream().map(each -> Values.whole("seeds", each)).toList();
        } else if (values.size() > 1) {
            seeds = values.stream().map(each -> Values.whole("seeds", each)).toList();
        } else if (values.size() == 1 && values.get(0) instanceof Number number) {
            throw new DslError(
                    "`seeds " + number + "` may be one seed or " + number + " of them",
                    "Maybe `seeds 1.." + number + "`.");
        } else {
            throw values.isEmpty()
                    ? new DslError("`seeds` needs some seeds", "Maybe `seeds 1..10`.")
                    : wrong("seeds", values.get(0), "a range of whole numbers", "seeds 1..10");
        }
    }

    /** Strategies are compared by their trials, so no winner is trained. */
    @Override
    SearchDefinition usual(SearchSpace space, EvaluationSource judge) {
        return SearchDefinition.of(space, judge);
    }

    @Override
    public void budget(Object... given) {
        if (Arguments.of("budget", given).has("winner")) {
            throw new DslError(
                    "`budget winner:` has no place in `compare`: strategies are compared by their trials, and no winner"
                            + " is trained",
                    "Leave it out.");
        }
        super.budget(given);
    }

    @Override
    public void using(Object... given) {
        throw new DslError(
                "`using` has no place in `compare`: its strategies stand in the parentheses",
                "Maybe `compare(" + (given.length == 0 ? "evolution()" : Shown.all(List.of(given))) + ") { ... }`.");
    }

    @Override
    public void seed(Object... given) {
        throw new DslError("`seed` has no place in `compare`, which needs several", "Maybe `seeds 1..10`.");
    }

    @Override
    public void versusRandom(Object... given) {
        throw new DslError(
                "`versusRandom` has no place in `compare`: random search is always among the strategies",
                "Leave it out.");
    }

    @Override
    public void on(Object... given) {
        super.on(given);
        hasLag = Arguments.of("on", given).has("lag");
    }

    /** The engine's definition, with every default filled in. */
    public ComparisonDefinition build(List<?> strategies) {
        SearchDefinition search = build();
        Placement where = search.placement();
        search = place == null || hasLag
                ? search
                : search.on(new Placement(where.threads(), 1, false).with(where.electricity()));
        if (where.arrival()) {
            throw new DslError(
                    "`on ordering: arrival` has no place in `compare`: what is found would depend on the clock",
                    "Maybe `on threads(" + where.threads() + ")`.");
        }
        search = place == null ? search.on(Placement.sequential().with(where.electricity())) : search;
        search = plainFirst == null ? search.withBaseline(false) : search;
        search = kept == null ? search.keeping(0) : search;
        List<StrategyChoice> choices = new ArrayList<>();
        strategies.forEach(each -> choices.add(strategy(each)));
        return new ComparisonDefinition(search, choices, seeds == null ? ComparisonDefinition.firstSeeds(10) : seeds);
    }

    private StrategyChoice strategy(Object value) {
        if (value instanceof StrategyChoice choice) {
            return choice;
        }
        if (value instanceof CharSequence || value instanceof WordValue) {
            return new StrategyChoice(Strategies.named(value.toString()).name(), Map.of());
        }
        throw wrong("compare", value, "strategies", "compare(evolution(), local()) { ... }");
    }
}
