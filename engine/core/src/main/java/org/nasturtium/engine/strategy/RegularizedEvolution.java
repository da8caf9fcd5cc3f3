package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.PopulationPanel;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Role;
import org.nasturtium.engine.strategy.panel.TrialNames;

/**
 * Aging evolution: the best of a random tournament is mutated once, and the oldest of the population dies, not the
 * worst (Real et al. 2019, "Regularized Evolution for Image Classifier Architecture Search").
 *
 * <p>The tournament is drawn with replacement; of equals the first drawn wins. A mutation changes one decision to
 * another value; one that gives a known architecture is drawn again, and goes further where all around is known. With
 * several objectives a tournament is won by domination, then by the larger crowding distance. Trials without metrics
 * never enter the population.
 *
 * <p>What was trained and then found to break a limit takes the place that no feasible one needs: any feasible one wins
 * against it, among themselves the smaller breach does (constraint domination, Deb et al. 2002), and a feasible newcomer
 * takes the place of the oldest of them.
 *
 * <p>The paper's population of 100 would draw at random for the first 100 trials, so it is a quarter of the trials; its
 * tournament of a quarter of the population is made a third, which did better on every table and budget tried.
 */
public final class RegularizedEvolution implements SearchStrategy {
    private static final int LARGEST_USUAL_POPULATION = 50;

    static final StrategyKind KIND = new StrategyKind(
            "evolution",
            "aging evolution: mutates the best of a random tournament, drops the oldest",
            "Real et al. 2019",
            List.of(
                    new StrategyOption(
                            "population",
                            "architectures alive at a time",
                            "a quarter of the trials, 8 to 50",
                            new StrategyOption.Rule.Whole(2, RegularizedEvolution::usualPopulation)),
                    new StrategyOption(
                            "sample",
                            "size of the tournament",
                            "a third of the population",
                            new StrategyOption.Rule.Whole(1, trials -> (usualPopulation(trials) + 2) / 3))),
            task -> new RegularizedEvolution(
                    task.space(),
                    task.objectives(),
                    task.limits(),
                    task.integer("population"),
                    task.integer("sample")));

    private final SearchSpace space;
    private final List<Objective> objectives;
    private final List<Limit> limits;
    private final int population;
    private final int sample;
    private final Worth worth;
    private final Known known;
    private final List<Trial> alive = new ArrayList<>();
    private List<Trial> tournament = List.of();
    private @Nullable Trial parent;
    private @Nullable Architecture child;
    private @Nullable Trial joined;
    /** What was observed last, told only when it is asked for. */
    private @Nullable Supplier<String> observed;

    /**
     * @param population architectures alive at a time
     * @param sample size of the tournament
     */
    public RegularizedEvolution(SearchSpace space, List<Objective> objectives, int population, int sample) {
        this(space, objectives, List.of(), population, sample);
    }

    /**
     * @param limits hard bounds
     * @param population architectures alive at a time
     * @param sample size of the tournament
     */
    public RegularizedEvolution(
            SearchSpace space, List<Objective> objectives, List<Limit> limits, int population, int sample) {
        this.space = space;
        this.objectives = List.copyOf(objectives);
        this.limits = List.copyOf(limits);
        this.population = population;
        this.sample = sample;
        this.worth = new Worth(objectives);
        this.known = new Known(space);
    }

    private static int usualPopulation(int trials) {
        return trials == 0 ? 20 : Math.max(8, Math.min(LARGEST_USUAL_POPULATION, trials / 4));
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        observed = null;
        joined = null;
        if (alive.size() < population) {
            parent = null;
            child = known.uniform(chance);
            return new Proposal(child, "drawn uniformly");
        }
        List<Trial> drawn = new ArrayList<>(sample);
        for (int i = 0; i < sample; i++) {
            drawn.add(alive.get(chance.nextInt(alive.size())));
        }
        Trial winner = winner(drawn);
        tournament = drawn;
        parent = winner;
        child = known.fresh(chance, () -> known.mutate(winner.architecture(), chance));
        return new Proposal(child, "mutation of " + winner.named());
    }

    @Override
    public void observe(Trial trial) {
        known.add(trial.architecture());
        if (!worth.observe(trial) && !isNearMiss(trial)) {
            joined = null;
            observed = () -> TrialNames.capital(trial.id()) + " has no result that counts, so nobody joined.";
            return;
        }
        alive.add(trial);
        joined = trial;
        if (alive.size() <= population) {
            int there = alive.size();
            observed = () -> youngest(trial) + "; " + there + " of " + population + " are there.";
            return;
        }
        Trial died = alive.remove(oldest());
        boolean isFeasible = worth.counts(died);
        observed = () -> youngest(trial) + "; " + died.named()
                + (isFeasible ? ", the oldest, died." : ", the oldest that breaks a limit, died.");
    }

    private String youngest(Trial trial) {
        return TrialNames.capital(trial.id()) + " (" + Panels.numbers(trial, objectives) + ") joined as the youngest";
    }

    /** Whether a trial was evaluated in full and breaks a limit by a known amount. */
    private boolean isNearMiss(Trial trial) {
        return trial.outcome() instanceof Outcome.Infeasible
                && trial.fidelity().isFull()
                && objectives.stream().allMatch(objective -> trial.metrics().containsKey(objective.metric()))
                && Limit.breach(limits, trial.metrics()) > 0;
    }

    /** Who dies next: the oldest infeasible one, which may be the newcomer itself; the oldest of all if none is. */
    private int oldest() {
        for (int i = 0; i < alive.size(); i++) {
            if (!worth.counts(alive.get(i))) {
                return i;
            }
        }
        return 0;
    }

    private Trial winner(List<Trial> drawn) {
        List<Trial> feasible = drawn.stream().filter(worth::counts).toList();
        if (feasible.isEmpty()) {
            return Collections.min(drawn, Comparator.comparingDouble(trial -> Limit.breach(limits, trial.metrics())));
        }
        return objectives.size() == 1 ? best(feasible) : leastCrowded(feasible);
    }

    private Trial best(List<Trial> drawn) {
        Trial best = drawn.get(0);
        double most = worth.of(best);
        for (Trial trial : drawn) {
            double of = worth.of(trial);
            best = of > most ? trial : best;
            most = Math.max(most, of);
        }
        return best;
    }

    private Trial leastCrowded(List<Trial> drawn) {
        List<Trial> front = ParetoFront.of(drawn, objectives);
        double[] room = ParetoFront.crowding(front, objectives);
        int winner = 0;
        for (int i = 1; i < front.size(); i++) {
            winner = room[i] > room[winner] ? i : winner;
        }
        return front.get(winner);
    }

    @Override
    public Explanation explain() {
        PopulationPanel living = Panels.trials("population, the oldest first", space, alive, objectives, this::roles);
        if (observed != null) {
            return Explanation.of(observed.get(), living);
        }
        if (parent == null || child == null) {
            return Explanation.of(
                    child == null
                            ? "Nothing was proposed yet."
                            : "Drew at random: " + alive.size() + " of the first " + population
                                    + " architectures are known, and evolution begins when all are.",
                    living);
        }
        return Explanation.of(
                "Drew " + sample + " of the " + alive.size() + " alive, of which " + parent.named()
                        + " is the best ("
                        + Panels.numbers(parent, objectives)
                        + "), and mutated it; when the child's result is known, the oldest dies.",
                living,
                Panels.mutation("mutation", space, child, parent));
    }

    private List<Role> roles(Trial trial) {
        List<Role> roles = new ArrayList<>();
        if (joined != null && trial.id() == joined.id()) {
            roles.add(Role.NEWBORN);
        } else if (joined == null && parent != null && trial.id() == parent.id()) {
            roles.add(Role.PARENT);
        } else if (joined == null
                && parent != null
                && tournament.stream().anyMatch(drawn -> drawn.id() == trial.id())) {
            roles.add(Role.DRAWN);
        }
        if (alive.size() == population && trial.id() == alive.get(oldest()).id()) {
            roles.add(Role.OLDEST);
        }
        return roles;
    }
}
