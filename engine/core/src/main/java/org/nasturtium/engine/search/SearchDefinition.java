package org.nasturtium.engine.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ObjectiveBox;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.train.TrainingPlan;

/**
 * A whole search as a value: what a person wrote, with every default filled in. The DSL and Java build the same one.
 *
 * @param space what may be chosen, training decisions not included
 * @param data what is learnt from, or the table to look up
 * @param strategy who proposes
 * @param training how trials are trained
 * @param objectives what is wanted; several = a front
 * @param limits hard bounds
 * @param budget when it ends
 * @param placement where trials run
 * @param seed decides everything that chance decides
 * @param baseline whether trial 0 is the space's plain baseline
 * @param keep how many of the best trials keep their weights on disk
 * @param backend name, or empty for the preferred one
 * @param memoryLimitBytes largest training memory of a trial; 0 = no limit
 * @param start what it begins with
 * @param reward the formula behind the objective {@code reward}; null = the objectives are metrics as they are
 * @param isUsual whether the strategy was chosen since only a measured budget was said, so that the result must say so
 */
public record SearchDefinition(
        SearchSpace space,
        EvaluationSource data,
        StrategyChoice strategy,
        TrainingPlan training,
        List<Objective> objectives,
        List<Limit> limits,
        Budget budget,
        Placement placement,
        long seed,
        boolean baseline,
        int keep,
        String backend,
        long memoryLimitBytes,
        Start start,
        @Nullable Reward reward,
        boolean isUsual) {
    public SearchDefinition {
        objectives = List.copyOf(objectives);
        limits = List.copyOf(limits);
    }

    /** A search that begins with nothing. */
    public SearchDefinition(
            SearchSpace space,
            EvaluationSource data,
            StrategyChoice strategy,
            TrainingPlan training,
            List<Objective> objectives,
            List<Limit> limits,
            Budget budget,
            Placement placement,
            long seed,
            boolean baseline,
            int keep,
            String backend,
            long memoryLimitBytes) {
        this(
                space,
                data,
                strategy,
                training,
                objectives,
                limits,
                budget,
                placement,
                seed,
                baseline,
                keep,
                backend,
                memoryLimitBytes,
                Start.NOTHING,
                null,
                false);
    }

    /** Everything but space and data as it is where nothing is said: aging evolution, 40 trials, best accuracy. */
    public static SearchDefinition of(SearchSpace space, EvaluationSource data) {
        return UsualSearch.counted(space, data);
    }

    /**
     * Everything but space, data and budget as it is where nothing else is said: of a budget of time or of what is
     * measured half trains the winner, and the other half goes to trials of which the promising ones go on.
     *
     * @param training as it was said; null = as the data ask for
     */
    public static SearchDefinition of(
            SearchSpace space, EvaluationSource data, Budget budget, @Nullable TrainingPlan training) {
        return UsualSearch.of(space, data, budget, training);
    }

    /** The same search by another strategy. */
    public SearchDefinition using(StrategyChoice value) {
        return with(parts -> {
            parts.strategy = value;
            parts.isUsual = false;
        });
    }

    /** The same search by a strategy that nobody named. */
    SearchDefinition usingAsUsual(StrategyChoice value) {
        return with(parts -> {
            parts.strategy = value;
            parts.isUsual = true;
        });
    }

    /** The same search with other training. */
    public SearchDefinition trainedBy(TrainingPlan value) {
        return with(parts -> parts.training = value);
    }

    /** The same search for something else; several objectives = a front. */
    public SearchDefinition aimingAt(List<Objective> value) {
        return with(parts -> {
            parts.objectives = value;
            parts.reward = null;
        });
    }

    /** The same search for the most of a formula, and nothing else. */
    public SearchDefinition rewarding(Reward value) {
        return with(parts -> {
            parts.objectives = List.of(Reward.OBJECTIVE);
            parts.reward = value;
        });
    }

    /** By what a whole search is compared with another: its objective, or of several the hypervolume of the front. */
    public Objective judgedBy() {
        return objectives.size() == 1 ? objectives.get(0) : ObjectiveBox.HYPERVOLUME;
    }

    /** The metrics that must be known of every trial: those of the objectives, of the reward's formula, of the limits. */
    public List<String> metrics() {
        Set<String> words = new LinkedHashSet<>();
        if (reward == null) {
            objectives.forEach(objective -> words.add(objective.metric()));
        } else {
            words.addAll(reward.metrics());
        }
        limits.forEach(limit -> words.add(limit.metric()));
        return List.copyOf(words);
    }

    /** The same search with hard bounds. */
    public SearchDefinition subjectTo(List<Limit> value) {
        return with(parts -> parts.limits = value);
    }

    /** The same search with another end. */
    public SearchDefinition within(Budget value) {
        return with(parts -> parts.budget = value);
    }

    /** The same search elsewhere. */
    public SearchDefinition on(Placement value) {
        return with(parts -> parts.placement = value);
    }

    /** The same search on other data. */
    public SearchDefinition on(EvaluationSource value) {
        return with(parts -> parts.data = value);
    }

    /** The same search with other chances. */
    public SearchDefinition seeded(long value) {
        return with(parts -> parts.seed = value);
    }

    /** The same search with or without the plain baseline as trial 0. */
    public SearchDefinition withBaseline(boolean value) {
        return with(parts -> parts.baseline = value);
    }

    /** The same search that keeps the weights of so many trials. */
    public SearchDefinition keeping(int value) {
        return with(parts -> parts.keep = value);
    }

    /** The same search on a backend of this name. */
    public SearchDefinition withBackend(String value) {
        return with(parts -> parts.backend = value);
    }

    /** The same search with a bound on a trial's training memory; 0 = none. */
    public SearchDefinition withMemoryLimit(long value) {
        return with(parts -> parts.memoryLimitBytes = value);
    }

    /** The same search that begins with what is known. */
    public SearchDefinition startingWith(Start value) {
        return with(parts -> parts.start = value);
    }

    /** The space that the strategy sees: the networks' decisions and the training's. */
    public SearchSpace searched() {
        return space.with(training.decisions());
    }

    private SearchDefinition with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.whole();
    }

    /** The components while one of them changes. */
    private static final class Parts {
        private SearchSpace space;
        private EvaluationSource data;
        private StrategyChoice strategy;
        private TrainingPlan training;
        private List<Objective> objectives;
        private List<Limit> limits;
        private Budget budget;
        private Placement placement;
        private long seed;
        private boolean baseline;
        private int keep;
        private String backend;
        private long memoryLimitBytes;
        private Start start;
        private @Nullable Reward reward;
        private boolean isUsual;

        Parts(SearchDefinition whole) {
            space = whole.space;
            data = whole.data;
            strategy = whole.strategy;
            training = whole.training;
            objectives = whole.objectives;
            limits = whole.limits;
            budget = whole.budget;
            placement = whole.placement;
            seed = whole.seed;
            baseline = whole.baseline;
            keep = whole.keep;
            backend = whole.backend;
            memoryLimitBytes = whole.memoryLimitBytes;
            start = whole.start;
            reward = whole.reward;
            isUsual = whole.isUsual;
        }

        SearchDefinition whole() {
            return new SearchDefinition(
                    space,
                    data,
                    strategy,
                    training,
                    objectives,
                    limits,
                    budget,
                    placement,
                    seed,
                    baseline,
                    keep,
                    backend,
                    memoryLimitBytes,
                    start,
                    reward,
                    isUsual);
        }
    }
}
