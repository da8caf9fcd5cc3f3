package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.TablePanel;

/**
 * Random search: every architecture is equally likely, whatever came before. The bar for every other strategy (Li and
 * Talwalkar 2019, "Random Search and Reproducibility for Neural Architecture Search").
 *
 * <p>Uniform over members, so that a branch with many members is drawn more often than one with few; {@code naive: yes}
 * draws decision by decision instead, which favours small branches. Nothing is proposed twice while something is left.
 */
public final class RandomSearch implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "random",
            "draws architectures uniformly; the bar for every other strategy",
            "Li and Talwalkar 2019",
            List.of(StrategyOption.flag("naive", "draw decision by decision, which favours small branches", false)),
            task -> new RandomSearch(task.space(), task.flag("naive")));

    private final SearchSpace space;
    private final boolean naive;
    private final Known known;
    private @Nullable Architecture last;

    /** Uniform over members. */
    public RandomSearch(SearchSpace space) {
        this(space, false);
    }

    /**
     * @param naive decision by decision instead of uniformly over members
     */
    public RandomSearch(SearchSpace space, boolean naive) {
        this.space = space;
        this.naive = naive;
        this.known = new Known(space);
    }

    @Override
    public Proposal propose(RandomGenerator random) {
        last = known.fresh(random, () -> naive ? space.randomNaive(random) : space.random(random));
        return new Proposal(last, naive ? "drawn decision by decision" : "drawn uniformly");
    }

    @Override
    public void observe(Trial trial) {
        known.add(trial.architecture()); // it learns nothing else
    }

    @Override
    public Explanation explain() {
        if (last == null) {
            return Explanation.of("Nothing was proposed yet.");
        }
        TablePanel panel = TablePanel.of("draw", "decision", "value");
        for (var entry : last.values().entrySet()) {
            panel = panel.plus(entry.getKey(), entry.getValue());
        }
        return Explanation.of(
                naive
                        ? "Drew each decision by itself, so members of small branches come more often."
                        : "Drew one of " + (space.isContinuous() ? "a continuum of" : String.valueOf(space.size()))
                                + " architectures, each as likely as any other; results change nothing.",
                panel);
    }
}
