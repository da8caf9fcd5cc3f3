package org.nasturtium.engine.strategy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.SchedulePanel;

/**
 * Simulated annealing (Kirkpatrick et al. 1983): moves by one edit, always to what is better, to what is worse with a
 * probability that falls with the loss and with the temperature.
 *
 * <p>The temperature falls geometrically over the trials that are foreseen, in units of the spread of the first scores
 * (the median distance between two of them), so that accuracies and losses need no tuning. Moves to known architectures
 * are asked again, and go further where all around is known. Several objectives are judged by the mean of all, each
 * scaled to 0..1 over what was seen.
 */
public final class SimulatedAnnealing implements SearchStrategy {
    private static final int USUAL_TRIALS = 100;
    private static final int FIRST_SCORES = 10;

    private static final int STEPS_SHOWN = 20;

    static final StrategyKind KIND = new StrategyKind(
            "annealing",
            "moves by one edit, to the worse ever more rarely",
            "Kirkpatrick et al. 1983",
            List.of(
                    StrategyOption.decimal("hot", "first temperature, in spreads of the first scores", 1e-6, 100, 0.5),
                    StrategyOption.decimal("cold", "last temperature, in the same unit", 1e-9, 100, 0.01)),
            task -> new SimulatedAnnealing(
                    task.space(), task.objectives(), task.trials(), task.decimal("hot"), task.decimal("cold")));

    private final SearchSpace space;
    private final int trials;
    private final double hot;
    private final double cold;
    private final Worth worth;
    private final Known known;
    private final List<Trial> first = new ArrayList<>();
    private final Deque<Trial> arrived = new ArrayDeque<>();
    private @Nullable Trial current;
    private int moves;
    private String last = "Nothing was proposed yet.";

    /**
     * @param trials over how many the temperature falls; 0 = unknown
     * @param hot first temperature, in spreads of the first scores
     * @param cold last temperature, in the same unit
     */
    public SimulatedAnnealing(SearchSpace space, List<Objective> objectives, int trials, double hot, double cold) {
        this.space = space;
        this.trials = trials == 0 ? USUAL_TRIALS : trials;
        this.hot = hot;
        this.cold = cold;
        this.worth = new Worth(objectives);
        this.known = new Known(space);
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        while (!arrived.isEmpty()) {
            decide(arrived.removeFirst(), chance);
        }
        Trial from = current;
        if (from == null) {
            return new Proposal(known.uniform(chance), "drawn uniformly");
        }
        Architecture next = known.fresh(chance, () -> known.mutate(from.architecture(), chance));
        return new Proposal(next, "a move from " + from.named());
    }

    @Override
    public void observe(Trial trial) {
        boolean isNew = known.add(trial.architecture());
        if (!worth.observe(trial)) {
            return;
        }
        if (first.size() < FIRST_SCORES) {
            first.add(trial);
        }
        moves += isNew && moves > 0 ? 0 : 1;
        arrived.add(trial);
    }

    private void decide(Trial trial, RandomGenerator chance) {
        Trial from = current;
        if (from == null) {
            current = trial;
            last = "Began at " + trial.named() + " (" + Panels.numbers(trial, worth.objectives()) + ").";
            return;
        }
        double gain = worth.of(trial) - worth.of(from);
        double temperature = temperature();
        double probability = gain > 0 ? 1 : temperature > 0 ? Math.exp(gain / temperature) : 0;
        boolean isTaken = gain > 0 || chance.nextDouble() < probability;
        last = (isTaken ? "Moved from " : "Stayed at ") + from.named() + " ("
                + Panels.numbers(from, worth.objectives()) + ")" + (isTaken ? " to " : " and not at ")
                + trial.named() + " (" + Panels.numbers(trial, worth.objectives()) + "), which is "
                + (gain > 0
                        ? "better."
                        : "taken with probability " + Panels.number(probability) + " at temperature "
                                + Panels.number(temperature) + ".");
        current = isTaken ? trial : from;
    }

    private double temperature() {
        double place = Math.min(1, moves / (double) Math.max(1, trials - 1));
        return spread() * hot * Math.pow(cold / hot, place);
    }

    /** The median distance between two of the first scores. */
    private double spread() {
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            for (int j = 0; j < i; j++) {
                distances.add(Math.abs(worth.of(first.get(i)) - worth.of(first.get(j))));
            }
        }
        distances.sort(null);
        return distances.isEmpty() ? 0 : distances.get(distances.size() / 2);
    }

    @Override
    public Explanation explain() {
        List<SchedulePanel.Point> points = new ArrayList<>();
        for (int i = 0; i <= STEPS_SHOWN; i++) {
            double place = i / (double) STEPS_SHOWN;
            points.add(new SchedulePanel.Point(place * (trials - 1), spread() * hot * Math.pow(cold / hot, place)));
        }
        SchedulePanel schedule = new SchedulePanel("temperature", "moves", "temperature", points, moves);
        return current == null
                ? Explanation.of(last, schedule)
                : Explanation.of(
                        last, schedule, Panels.trials("where it is", space, List.of(current), worth.objectives()));
    }
}
