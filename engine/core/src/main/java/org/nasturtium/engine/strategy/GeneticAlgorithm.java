package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Role;

/**
 * A genetic algorithm (Holland 1975; for networks Xie and Yuille 2017, "Genetic CNN"): parents chosen by tournament or
 * from the best, children by crossover of decisions' subtrees and mutation; each generation replaces the one before,
 * but for an elite.
 *
 * <p>A decision mutates at the rate 1/decisions. With several objectives better means a lower front, then more room.
 * While the results of a generation are awaited, further children are bred from the last one.
 */
public final class GeneticAlgorithm implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "genetic",
            "crosses and mutates the better half; generations replace each other but for an elite",
            "Holland 1975; Xie and Yuille 2017",
            List.of(
                    new StrategyOption(
                            "population",
                            "architectures of a generation",
                            "a fifth of the trials, 4 to 20; 20 from 100 trials on",
                            new StrategyOption.Rule.Whole(2, Nsga2::usualPopulation)),
                    StrategyOption.word(
                            "selection", "parents win tournaments, or are the best third", "tournament", "truncation"),
                    StrategyOption.whole("sample", "size of a tournament", 1, 3),
                    StrategyOption.whole("elite", "how many live on unchanged", 0, 2),
                    StrategyOption.decimal("crossover", "how often a child has two parents", 0, 1, 0.8),
                    StrategyOption.decimal("mutations", "mean number of decisions that mutate in a child", 0, 100, 1)),
            task -> new GeneticAlgorithm(
                    task,
                    new Settings(
                            task.integer("population"),
                            task.word("selection").equals("truncation") ? 0 : task.integer("sample"),
                            task.integer("elite"),
                            task.decimal("crossover"),
                            task.decimal("mutations"))));

    private final SearchSpace space;
    private final List<Objective> objectives;
    private final List<Limit> limits;
    private final Settings settings;
    private final Breeding breeding;
    private final Known known;
    private final Worth worth;
    private final List<Trial> newborn = new ArrayList<>();
    private @Nullable Population parents;
    private int generation;
    private Breeding.@Nullable Child child;

    /**
     * How it breeds.
     *
     * @param population architectures of a generation
     * @param sample size of a tournament; 0 = the best third are parents (truncation)
     * @param elite how many live on unchanged
     * @param crossover how often a child has two parents
     * @param mutations mean number of decisions that mutate in a child
     */
    public record Settings(int population, int sample, int elite, double crossover, double mutations) {
        public Settings {
            if (elite >= population) {
                throw new IllegalArgumentException("strategy `genetic`: `elite: " + elite
                        + "` must be less than `population: " + population + "`\nMaybe `elite: 1`.");
            }
        }
    }

    public GeneticAlgorithm(StrategyTask task, Settings settings) {
        this.space = task.space();
        this.objectives = task.objectives();
        this.limits = task.limits();
        this.settings = settings;
        this.known = new Known(space);
        this.worth = new Worth(objectives);
        this.breeding = new Breeding(space, known, settings.crossover(), settings.mutations());
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        Population living = parents;
        if (living == null) {
            child = null;
            return new Proposal(known.uniform(chance), "drawn uniformly");
        }
        List<Trial> third = living.best(Math.max(2, living.ranked().size() / 3));
        Breeding.Child bred = breeding.child(
                () -> settings.sample() == 0
                        ? third.get(chance.nextInt(third.size()))
                        : living.tournament(settings.sample(), chance),
                chance);
        child = bred;
        return new Proposal(bred.architecture(), bred.origin());
    }

    @Override
    public void observe(Trial trial) {
        known.add(trial.architecture());
        if (!worth.observe(trial)) {
            return;
        }
        newborn.add(trial);
        if (newborn.size() == settings.population()) {
            List<Trial> next = parents == null ? new ArrayList<>() : parents.best(settings.elite());
            next.addAll(new Population(newborn, objectives, limits).best(settings.population() - next.size()));
            parents = new Population(next, objectives, limits);
            newborn.clear();
            generation++;
        }
    }

    @Override
    public Explanation explain() {
        Population living = parents;
        if (living == null) {
            return Explanation.of(
                    "Drew at random: " + newborn.size() + " of the first " + settings.population()
                            + " results are known.",
                    Panels.trials("first generation", space, newborn, objectives));
        }
        Breeding.Child bred = child;
        if (bred == null) {
            return Explanation.of(
                    "Generation " + generation + " is complete; no child was bred yet.",
                    living.panel("parents", space, elite(living)));
        }
        return Explanation.of(
                "Generation " + generation + ": " + bred.sentence() + " After " + settings.population()
                        + " children they replace their parents, but for the best " + settings.elite() + ".",
                living.panel("parents", space, bred.roles(elite(living))),
                Panels.mutation("the child and its parents", space, bred.architecture(), bred.first(), bred.second()),
                Panels.trials("children of this generation", space, newborn, objectives));
    }

    private Function<Trial, List<Role>> elite(Population living) {
        List<Trial> best = living.best(settings.elite());
        return trial -> best.contains(trial) ? List.of(Role.ELITE) : List.of();
    }
}
