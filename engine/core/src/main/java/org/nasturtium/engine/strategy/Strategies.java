package org.nasturtium.engine.strategy;

import java.util.List;
import org.nasturtium.engine.words.NearestWord;

/** The catalogue of strategies: one line each gives it its word in the DSL, its help and its place in the contract. */
public final class Strategies {
    private static final List<StrategyKind> CATALOGUE = List.of(
            RandomSearch.KIND,
            ExhaustiveSearch.KIND,
            RegularizedEvolution.KIND,
            GeneticAlgorithm.KIND,
            Nsga2.KIND,
            LocalSearch.KIND,
            SimulatedAnnealing.KIND,
            Reinforce.KIND,
            RecurrentController.KIND,
            ProximalPolicy.KIND,
            QuantumInspiredEvolution.KIND,
            BayesianOptimization.KIND,
            TreeParzenEstimator.KIND,
            PairwiseSurrogate.KIND,
            PredictorGuidedSearch.KIND,
            SuccessiveHalving.KIND,
            AsynchronousHalving.KIND,
            Hyperband.KIND,
            Bohb.KIND,
            Cokriging.KIND,
            ZeroCostScreening.KIND,
            PhasedSearch.KIND,
            AdaptiveSearch.KIND);

    private Strategies() {}

    public static List<StrategyKind> catalogue() {
        return CATALOGUE;
    }

    public static List<String> names() {
        return CATALOGUE.stream().map(StrategyKind::name).toList();
    }

    /** The line with this word. */
    public static StrategyKind named(String name) {
        return CATALOGUE.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown strategy `" + name + "`\n" + NearestWord.hint(name, names())));
    }

    /** A new strategy; its options are completed first. */
    public static SearchStrategy create(StrategyChoice choice, StrategyTask task) {
        StrategyKind kind = named(choice.name());
        return kind.factory()
                .apply(new StrategyTask(
                        task.space(),
                        task.objectives(),
                        task.limits(),
                        task.trials(),
                        kind.resolve(choice.options(), task.trials()),
                        task.fidelities(),
                        task.scores()));
    }
}
