package org.nasturtium.dsl.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.nasturtium.engine.strategy.StrategyKind;

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
        given.allow(2, "budget", "seed", "maximize", "minimize", "chargeRepeats", "rungs");
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
        if (given.has("rungs")) {
            if (given.flag("chargeRepeats", false)) {
                throw new DslError(
                        "`strategy` takes `rungs:` or `chargeRepeats: yes`, not both",
                        "Maybe leave out `chargeRepeats:`.");
            }
            if (!climbs(choice)) {
                throw new DslError(
                        "`strategy rungs:` says nothing to " + choice.title()
                                + ", which asks for full evaluations only",
                        "Maybe "
                                + Strategies.catalogue().stream()
                                        .filter(StrategyKind::needsFidelities)
                                        .map(kind -> kind.name() + "()")
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
            return AskTell.onRungs(searched, choice, objectives, budget, seed, rungs(given));
        }
        return given.flag("chargeRepeats", false)
                ? AskTell.chargingRepeats(searched, choice, objectives, budget, seed)
                : AskTell.of(searched, choice, objectives, budget, seed);
    }

    /** Whether a strategy, or a part of it, asks for cheap evaluations first. */
    private static boolean climbs(StrategyChoice choice) {
        return Strategies.named(choice.name()).needsFidelities()
                || choice.options().values().stream()
                        .filter(List.class::isInstance)
                        .flatMap(parts -> ((List<?>) parts).stream())
                        .anyMatch(part -> part instanceof StrategyChoice inner && climbs(inner));
    }

    /** Costs such as epochs, ascending, as parts of the last one. */
    private static List<Double> rungs(Arguments given) {
        List<Double> costs = new ArrayList<>();
        if (given.option("rungs") instanceof List<?> listed) {
            for (Object cost : listed) {
                costs.add(cost instanceof Number number ? number.doubleValue() : Double.NaN);
            }
        }
        boolean ascends = !costs.isEmpty() && costs.get(0) > 0;
        for (int i = 1; i < costs.size(); i++) {
            ascends &= costs.get(i) > costs.get(i - 1);
        }
        if (!ascends || !Double.isFinite(costs.get(costs.size() - 1))) {
            throw new DslError(
                    "`strategy rungs:` needs numbers above zero in ascending order, not "
                            + Shown.of(given.option("rungs")),
                    "Maybe the epochs of each rung: `rungs: [1, 3, 9]`.");
        }
        double full = costs.get(costs.size() - 1);
        return costs.stream().map(cost -> cost / full).toList();
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
