package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.FrontsPanel;
import org.nasturtium.engine.strategy.panel.Panel;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Role;

/**
 * Trials in the order of Deb et al. 2002: by front, within a front by room around them, and behind all of them the
 * infeasible ones, the smaller breach first (constraint domination). With one objective this is the order of its value.
 */
final class Population {
    private final List<Objective> objectives;
    private final List<Trial> ranked = new ArrayList<>();
    private final List<Integer> fronts = new ArrayList<>();
    private final List<Double> room = new ArrayList<>();

    /** Ranks them; failed ones, those of a lower fidelity, and infeasible ones of which nothing is known are left out. */
    Population(List<Trial> all, List<Objective> objectives, List<Limit> limits) {
        this.objectives = objectives;
        List<Trial> trials =
                all.stream().filter(trial -> trial.fidelity().isFull()).toList();
        List<List<Trial>> ranks = ParetoFront.ranks(trials, objectives);
        for (List<Trial> front : ranks) {
            double[] crowding = ParetoFront.crowding(front, objectives);
            Map<Trial, Double> rooms = new HashMap<>();
            for (int i = 0; i < crowding.length; i++) {
                rooms.put(front.get(i), crowding[i]);
            }
            add(front, trial -> rooms.getOrDefault(trial, 0.0));
        }
        Map<Trial, Double> breaches = new HashMap<>();
        List<Trial> infeasible = new ArrayList<>();
        for (Trial trial : trials) {
            double breach = trial.outcome() instanceof Outcome.Infeasible ? Limit.breach(limits, trial.metrics()) : 0;
            if (breach > 0) {
                breaches.put(trial, -breach);
                infeasible.add(trial);
            }
        }
        infeasible.sort(Comparator.comparingDouble(trial -> -breaches.getOrDefault(trial, 0.0)));
        for (Trial trial : infeasible) {
            add(List.of(trial), other -> 0.0);
        }
    }

    private void add(List<Trial> front, ToDoubleFunction<Trial> space) {
        List<Trial> sorted = new ArrayList<>(front);
        sorted.sort(Comparator.comparingDouble(space).reversed());
        int number = fronts.isEmpty() ? 0 : fronts.get(fronts.size() - 1) + 1;
        for (Trial trial : sorted) {
            ranked.add(trial);
            fronts.add(number);
            room.add(space.applyAsDouble(trial));
        }
    }

    /** Best first. */
    List<Trial> ranked() {
        return ranked;
    }

    /** The best so many. */
    List<Trial> best(int count) {
        return new ArrayList<>(ranked.subList(0, Math.min(count, ranked.size())));
    }

    /** The winner among so many drawn with replacement: the lower front, then the larger room, then the first drawn. */
    Trial tournament(int size, RandomGenerator chance) {
        int winner = chance.nextInt(ranked.size());
        for (int i = 1; i < size; i++) {
            int drawn = chance.nextInt(ranked.size());
            int order = fronts.get(drawn).compareTo(fronts.get(winner));
            if (order < 0 || (order == 0 && room.get(drawn) > room.get(winner))) {
                winner = drawn;
            }
        }
        return ranked.get(winner);
    }

    /** The first two objectives with the front of each; with one objective who is best, and who has these roles. */
    Panel panel(String name, SearchSpace space, Function<Trial, List<Role>> roles) {
        if (objectives.size() == 1) {
            return Panels.trials(name, space, ranked, objectives, roles);
        }
        String x = objectives.get(0).metric();
        String y = objectives.get(1).metric();
        List<FrontsPanel.Member> members = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Trial trial = ranked.get(i);
            members.add(new FrontsPanel.Member(
                    trial.id(),
                    fronts.get(i) + 1,
                    trial.metrics().get(x),
                    trial.metrics().get(y)));
        }
        return new FrontsPanel(name, x, y, members);
    }
}
