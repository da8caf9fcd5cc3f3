package org.nasturtium.engine.search;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

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
        Start start) {
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
                Start.NOTHING);
    }

    /** Everything but space and data as it is where nothing is said: aging evolution, 40 trials, best accuracy. */
    public static SearchDefinition of(SearchSpace space, EvaluationSource data) {
        return new SearchDefinition(
                space,
                data,
                new StrategyChoice("evolution", Map.of()),
                TrainingPlan.fixed(TrainingSettings.defaults()),
                List.of(data.usualObjective()),
                List.of(),
                Budget.trials(40),
                data.isTable() ? Placement.sequential() : Placement.threads(1),
                1,
                true,
                3,
                "",
                0);
    }

    /** The same search by another strategy. */
    public SearchDefinition using(StrategyChoice value) {
        return with(parts -> parts.strategy = value);
    }

    /** The same search with other training. */
    public SearchDefinition trainedBy(TrainingPlan value) {
        return with(parts -> parts.training = value);
    }

    /** The same search for something else; several objectives = a front. */
    public SearchDefinition aimingAt(List<Objective> value) {
        return with(parts -> parts.objectives = value);
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
                    start);
        }
    }
}
