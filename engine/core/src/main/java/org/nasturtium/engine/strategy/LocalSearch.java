package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Role;

/**
 * Local search (White et al. 2020, "Local Search is State of the Art for Neural Architecture Search Benchmarks"): tries
 * neighbours in random order, moves as soon as one is better, and starts anew at random when none is.
 *
 * <p>{@code improvement: best} is the paper's own rule, which tries all neighbours before it moves to the best of them; it
 * needs about twice the trials. Known neighbours are free: their results are remembered. It begins at the best of what it has seen, if it has seen something. Several objectives are judged by the mean
 * of all, each scaled to 0..1 over what was seen.
 */
public final class LocalSearch implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "local",
            "climbs to better neighbours, starts anew at random when stuck",
            "White et al. 2020",
            List.of(StrategyOption.word(
                    "improvement", "move to the first better neighbour, or to the best of all", "first", "best")),
            task -> new LocalSearch(
                    task.space(), task.objectives(), task.word("improvement").equals("first")));

    private final SearchSpace space;
    private final boolean takesFirst;
    private final Worth worth;
    private final Known known;
    private final Map<Architecture, Trial> seen = new HashMap<>();
    private @Nullable Architecture centre;
    private List<Architecture> around = List.of();
    private final List<Architecture> left = new ArrayList<>();
    private @Nullable Trial best;
    private int climbs;
    private String last = "Nothing was proposed yet.";

    /**
     * @param takesFirst whether it moves to the first better neighbour instead of the best of all
     */
    public LocalSearch(SearchSpace space, List<Objective> objectives, boolean takesFirst) {
        this.space = space;
        this.takesFirst = takesFirst;
        this.worth = new Worth(objectives);
        this.known = new Known(space);
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        if (centre == null && best != null) {
            last = "Began at the best known, " + best.named() + ".";
            moveTo(best.architecture());
        }
        while (centre != null) {
            Trial here = seen.get(centre);
            if (here != null && !worth.counts(here)) {
                return restart(chance, "the start failed");
            }
            Trial better = takesFirst || left.isEmpty() ? better(centre) : null;
            if (better != null) {
                last = "Moved to " + better.named() + " (" + Panels.numbers(better, worth.objectives()) + "), the "
                        + (takesFirst ? "best known" : "best") + " of " + around.size() + " neighbours.";
                moveTo(better.architecture());
                continue;
            }
            while (!left.isEmpty()) {
                Architecture next = left.remove(chance.nextInt(left.size()));
                if (known.add(next)) {
                    return new Proposal(
                            next, here == null ? "a neighbour of the start" : "a neighbour of " + here.named());
                }
            }
            if (better(centre) == null) {
                return restart(chance, "no neighbour is known to be better");
            }
        }
        return restart(chance, "it begins");
    }

    private Proposal restart(RandomGenerator chance, String why) {
        climbs++;
        Architecture start = known.uniform(chance);
        last = "Started at random, as " + why + ".";
        moveTo(start);
        return new Proposal(start, "drawn uniformly, start " + climbs);
    }

    private void moveTo(Architecture architecture) {
        centre = architecture;
        around = space.neighbours(architecture);
        left.clear();
        for (Architecture neighbour : around) {
            if (!known.contains(neighbour)) {
                left.add(neighbour);
            }
        }
    }

    /** The best neighbour that is known and better than the centre. */
    private @Nullable Trial better(Architecture from) {
        Trial here = seen.get(from);
        Trial found = null;
        double most = here == null ? Double.NEGATIVE_INFINITY : worth.of(here);
        for (Architecture neighbour : around) {
            Trial trial = seen.get(neighbour);
            if (trial != null && worth.of(trial) > most) {
                most = worth.of(trial);
                found = trial;
            }
        }
        return found;
    }

    @Override
    public void observe(Trial trial) {
        known.add(trial.architecture());
        seen.put(trial.architecture(), trial);
        if (worth.observe(trial) && (best == null || worth.of(trial) > worth.of(best))) {
            best = trial;
        }
    }

    @Override
    public Explanation explain() {
        if (centre == null) {
            return Explanation.of(last);
        }
        List<Trial> shown = new ArrayList<>();
        Trial here = seen.get(centre);
        if (here != null) {
            shown.add(here);
        }
        for (Architecture neighbour : around) {
            Trial trial = seen.get(neighbour);
            if (trial != null) {
                shown.add(trial);
            }
        }
        return Explanation.of(
                last + " " + left.size() + " of " + around.size() + " neighbours are still to be tried.",
                Panels.trials(
                        "the centre and its neighbours that are known",
                        space,
                        shown,
                        worth.objectives(),
                        trial -> trial.architecture().equals(centre) ? List.of(Role.CENTRE) : List.of()));
    }
}
