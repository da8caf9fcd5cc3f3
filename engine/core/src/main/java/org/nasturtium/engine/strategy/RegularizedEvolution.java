package org.nasturtium.engine.strategy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.space.SearchSpace;

/**
 * Aging evolution: the best of a random tournament is mutated once, and the oldest of the population dies, not the
 * worst (Real et al. 2019, "Regularized Evolution for Image Classifier Architecture Search").
 *
 * <p>The tournament is drawn with replacement. With several objectives a tournament is won by domination, then by the
 * larger crowding distance. Trials without metrics never enter the population.
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
                            "a quarter of the trials, 4 to 50",
                            new StrategyOption.Rule.Whole(2, RegularizedEvolution::usualPopulation)),
                    new StrategyOption(
                            "sample",
                            "size of the tournament",
                            "a fifth of the population",
                            new StrategyOption.Rule.Whole(1, trials -> Math.max(2, usualPopulation(trials) / 5)))),
            task -> new RegularizedEvolution(
                    task.space(), task.objectives(), task.integer("population"), task.integer("sample")));

    private final SearchSpace space;
    private final List<Objective> objectives;
    private final int population;
    private final int sample;
    private final Deque<Trial> alive = new ArrayDeque<>();

    /**
     * @param population architectures alive at a time
     * @param sample size of the tournament
     */
    public RegularizedEvolution(SearchSpace space, List<Objective> objectives, int population, int sample) {
        this.space = space;
        this.objectives = List.copyOf(objectives);
        this.population = population;
        this.sample = sample;
    }

    private static int usualPopulation(int trials) {
        return trials == 0 ? 20 : Math.max(4, Math.min(LARGEST_USUAL_POPULATION, trials / 4));
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        if (alive.size() < population) {
            return new Proposal(space.random(chance), "drawn uniformly");
        }
        List<Trial> living = new ArrayList<>(alive);
        List<Trial> tournament = new ArrayList<>(sample);
        for (int i = 0; i < sample; i++) {
            tournament.add(living.get(chance.nextInt(living.size())));
        }
        Trial parent = winner(tournament);
        return new Proposal(space.mutate(parent.architecture(), chance), "mutation of trial " + parent.id());
    }

    @Override
    public void observe(Trial trial) {
        if (ParetoFront.best(List.of(trial), objectives) == null) {
            return;
        }
        alive.addLast(trial);
        if (alive.size() > population) {
            alive.removeFirst();
        }
    }

    private Trial winner(List<Trial> tournament) {
        List<Trial> front = ParetoFront.of(tournament, objectives);
        double[] room = ParetoFront.crowding(front, objectives);
        int winner = 0;
        for (int i = 1; i < front.size(); i++) {
            winner = room[i] > room[winner] ? i : winner;
        }
        return front.get(winner);
    }
}
