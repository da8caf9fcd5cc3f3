package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.data.Digits;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.NetworkTemplate;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.train.Augmentation;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

/** A search that really trains, in milliseconds a trial and without a native library. */
public final class SmallSearch {
    /** 40 members: one hidden layer or none, its units, its function. */
    public static final SearchSpace SPACE = SearchSpace.of("small", new Perceptrons());

    private SmallSearch() {}

    /** Evolution for so many trials in so many threads. */
    public static SearchDefinition definition(int trials, int threads) {
        return definition(trials, threads, List.of());
    }

    static SearchDefinition definition(int trials, int threads, List<Limit> limits) {
        return definition(Budget.trials(trials), Placement.threads(threads), limits, 0.02);
    }

    static SearchDefinition definition(Budget budget, Placement placement, List<Limit> limits, double learningRate) {
        TrainingSettings settings = new TrainingSettings(
                1,
                128,
                OptimizerSettings.adam(),
                learningRate,
                TrainingSettings.Schedule.CONSTANT,
                0,
                Augmentation.NONE,
                0,
                null);
        return new SearchDefinition(
                SPACE,
                new Digits(),
                new StrategyChoice("evolution", Map.of("population", 5, "sample", 3)),
                TrainingPlan.fixed(settings),
                List.of(new Objective("accuracy", true)),
                limits,
                budget,
                placement,
                42,
                true,
                2,
                "toy",
                0);
    }

    static SearchEnvironment environment(Path runs, boolean resume, SearchListener listener) {
        return new SearchEnvironment(runs, "small", "// the script", resume, listener, new Cancellation());
    }

    /** Runs it as a script would. */
    public static SearchResult run(Path runs, SearchDefinition definition) {
        return run(definition, environment(runs, false, SearchListener.SILENT));
    }

    static SearchResult run(SearchDefinition definition, SearchEnvironment environment) {
        try (RunSession session = new RunSession(environment)) {
            SearchResult result = session.search(definition);
            session.finish();
            return result;
        }
    }

    private static final class Perceptrons implements NetworkTemplate {
        @Override
        public List<Decision> decisions() {
            Object[] units = {4L, 6L, 8L, 12L, 16L, 20L, 24L, 28L, 32L, 40L, 48L, 56L, 64L};
            return List.of(
                    Decision.choice("depth", 0L, 1L).whenever(1L, Decision.choice("units", units)),
                    Decision.choice("bias", "yes", "no"));
        }

        @Override
        public NetworkGraph decode(Architecture architecture, Shape input, int outputs) {
            NetworkGraph.Builder graph = NetworkGraph.builder(input);
            int last = graph.add("flatten", new Flatten(), graph.input());
            boolean bias = architecture.value("bias").equals("yes");
            if (architecture.has("units")) {
                int units = ((Number) architecture.value("units")).intValue();
                last = graph.add("hidden", new Linear(units, bias), last);
                last = graph.add("hidden.act", new Activation(Activation.Function.RELU), last);
            }
            return graph.build(graph.add("output", new Linear(outputs, bias), last));
        }
    }
}
