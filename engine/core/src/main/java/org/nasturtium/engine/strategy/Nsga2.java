package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.SearchSpace;

/**
 * NSGA-II (Deb et al. 2002, "A Fast and Elitist Multiobjective Genetic Algorithm: NSGA-II"): parents by binary
 * tournament on front and crowding distance, crossover, mutation; the best of parents and children live on.
 *
 * <p>Infeasible architectures are ranked behind all others by how much they exceed the limits (constraint domination).
 * Duplicates are proposed again only when nothing else is left. While the results of a generation are awaited, further
 * children are bred from the last one. With one objective it is an elitist genetic algorithm.
 */
public final class Nsga2 implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "nsga2",
            "fronts and crowding: spreads a population along the front of several objectives",
            "Deb et al. 2002",
            List.of(
                    new StrategyOption(
                            "population",
                            "architectures of a generation",
                            "a fifth of the trials, 4 to 20; 20 from 100 trials on",
                            new StrategyOption.Rule.Whole(2, Nsga2::usualPopulation)),
                    StrategyOption.decimal("crossover", "how often a child has two parents", 0, 1, 0.9),
                    StrategyOption.decimal("mutations", "mean number of decisions that mutate in a child", 0, 100, 1)),
            task -> new Nsga2(
                    task.space(),
                    task.objectives(),
                    task.limits(),
                    task.integer("population"),
                    task.decimal("crossover"),
                    task.decimal("mutations")));

    private final SearchSpace space;
    private final List<Objective> objectives;
    private final List<Limit> limits;
    private final int population;
    private final Breeding breeding;
    private final Known known;
    private final List<Trial> newborn = new ArrayList<>();
    private @Nullable Population parents;
    private int generation;
    private Breeding.@Nullable Child child;

    /**
     * @param population architectures of a generation
     * @param crossover how often a child has two parents
     * @param mutations mean number of decisions that mutate in a child
     */
    public Nsga2(
            SearchSpace space,
            List<Objective> objectives,
            List<Limit> limits,
            int population,
            double crossover,
            double mutations) {
        this.space = space;
        this.objectives = List.copyOf(objectives);
        this.limits = List.copyOf(limits);
        this.population = population;
        this.known = new Known(space);
        this.breeding = new Breeding(space, known, crossover, mutations);
    }

    static int usualPopulation(int trials) {
        return trials == 0 ? 20 : Math.max(4, Math.min(20, trials / 5));
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        Population living = parents;
        if (living == null) {
            child = null;
            return new Proposal(known.uniform(chance), "drawn uniformly");
        }
        Breeding.Child bred = breeding.child(() -> living.tournament(2, chance), chance);
        child = bred;
        return new Proposal(bred.architecture(), bred.origin());
    }

    @Override
    public void observe(Trial trial) {
        known.add(trial.architecture());
        Population alone = new Population(List.of(trial), objectives, limits);
        if (alone.ranked().isEmpty()) {
            return;
        }
        newborn.add(trial);
        if (newborn.size() >= population) {
            List<Trial> all = new ArrayList<>(parents == null ? List.of() : parents.ranked());
            all.addAll(newborn);
            List<Trial> survivors = new Population(all, objectives, limits).best(population);
            parents = new Population(survivors, objectives, limits);
            newborn.clear();
            generation++;
        }
    }

    @Override
    public Explanation explain() {
        Population living = parents;
        if (living == null) {
            return Explanation.of(
                    "Drew at random: " + newborn.size() + " of the first " + population + " results are known.",
                    Panels.trials("first generation", space, newborn, objectives));
        }
        Population now = living;
        Breeding.Child bred = child;
        return bred == null
                ? Explanation.of(
                        "Generation " + generation + " was chosen; no child was bred yet.",
                        now.panel("parents", space, trial -> List.of()))
                : Explanation.of(
                        "Generation " + generation + ": " + bred.sentence() + " After " + population
                                + " children the best " + population + " of parents and children live on.",
                        now.panel("parents by front", space, bred.roles(trial -> List.of())),
                        Panels.mutation(
                                "the child and its parents", space, bred.architecture(), bred.first(), bred.second()),
                        Panels.trials("children of this generation", space, newborn, objectives));
    }
}
