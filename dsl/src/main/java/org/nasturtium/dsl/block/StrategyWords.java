package org.nasturtium.dsl.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Units;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.search.AskTell;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;

/** Reads strategies: for {@code using}, and for {@code strategy(...)}, which is asked and told. */
public final class StrategyWords {
    private StrategyWords() {}

    /** A strategy as it may be written; null if it is something else. */
    static @Nullable StrategyChoice choice(@Nullable Object value) {
        if (value instanceof StrategyChoice choice) {
            return choice;
        }
        return value instanceof CharSequence || value instanceof WordValue
                ? new StrategyChoice(Strategies.named(value.toString()).name(), Map.of())
                : null;
    }

    /** {@code strategy(nb201, evolution(), budget: 200, seed: 1)}. */
    public static AskTell askTell(Arguments given) {
        given.allow(2, "budget", "seed", "maximize", "minimize", "chargeRepeats");
        Object space = given.value(0);
        StrategyChoice choice = choice(given.value(1));
        if (!(space instanceof SearchSpace searched) || choice == null) {
            throw new DslError(
                    "`strategy` needs a space and a strategy"
                            + (given.values().isEmpty() ? "" : ", not " + Shown.all(given.values())),
                    "Maybe `strategy(tiny, evolution(), budget: 200, seed: 1)`.");
        }
        Object planned = given.option("budget");
        int budget = planned == null
                ? 0
                : planned instanceof Units.Trials trials ? trials.value() : Values.integer("strategy budget:", planned);
        if (planned != null && budget < 1) {
            throw new DslError(
                    "`strategy budget:` " + Shown.of(planned) + " must be above zero", "Maybe `budget: 200`.");
        }
        Object chance = given.option("seed");
        long seed = chance == null ? 1 : Values.whole("strategy seed:", chance);
        List<Objective> objectives = objectives(given);
        return given.flag("chargeRepeats", false)
                ? AskTell.chargingRepeats(searched, choice, objectives, budget, seed)
                : AskTell.of(searched, choice, objectives, budget, seed);
    }

    private static List<Objective> objectives(Arguments given) {
        List<Objective> objectives = new ArrayList<>();
        for (String direction : List.of("maximize", "minimize")) {
            Object metrics = given.option(direction);
            if (metrics == null) {
                continue;
            }
            for (Object metric : metrics instanceof List<?> several ? several : List.of(metrics)) {
                objectives.add(new Objective(word(direction, metric), direction.equals("maximize")));
            }
        }
        return objectives.isEmpty() ? List.of(new Objective(Metric.ACCURACY.word(), true)) : objectives;
    }

    private static String word(String direction, Object metric) {
        if (metric instanceof Metric known) {
            return known.word();
        }
        if (metric instanceof CharSequence) {
            return metric.toString();
        }
        throw new DslError(
                "`strategy " + direction + ":` needs a metric, not " + Shown.of(metric),
                "Maybe its name in quotes: `" + direction + ": 'reward'`.");
    }
}
