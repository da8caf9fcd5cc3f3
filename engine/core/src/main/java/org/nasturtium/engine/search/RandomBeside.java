package org.nasturtium.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.strategy.StrategyChoice;

/** Runs random searches that cost as much as one that is there. */
final class RandomBeside {
    private RandomBeside() {}

    /** The random search that belongs to a result, without its seed. */
    static SearchDefinition definition(SearchResult result) {
        return result.definition()
                .using(new StrategyChoice("random", Map.of()))
                .within(result.cost())
                .startingWith(Start.NOTHING)
                .keeping(0);
    }

    static long seed(SearchResult result, int number) {
        return SplitMix.key(result.definition().seed(), "versus random " + number);
    }

    static VersusRandom run(SearchResult result, Workshop workshop, int seeds) {
        boolean isTable = result.definition().data().isTable();
        SearchDefinition random = definition(result);
        EvaluationSource shared = SharedSource.of(result.definition().data());
        SearchEnvironment environment = workshop.environment(event -> {
            if (event instanceof SearchEvent.TrialDone done && !isTable) {
                workshop.tell(new SearchEvent.Step(
                        "random search beside it",
                        done.standing().done(),
                        done.standing().total()));
            }
        });
        List<SearchResult> others = new ArrayList<>();
        try {
            for (int i = 1; i <= seeds; i++) {
                SearchDefinition seeded = random.on(shared).seeded(seed(result, i));
                others.add(
                        isTable
                                ? PreparedSearch.leavingNothing(
                                                result.run(), seeded.on(Placement.sequential()), environment)
                                        .run()
                                : new SearchGroup(result.run(), result.run(), environment)
                                        .run("random-" + i, seeded, environment.listener()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while random search ran beside " + result.run(), interrupted);
        }
        VersusRandom beside =
                VersusRandom.of(isTable ? VersusRandom.How.TABLE : VersusRandom.How.SEARCHES, result, others);
        if (beside == null) {
            throw new NothingFound(result.trials(), "no trial was completed by it or by random search");
        }
        workshop.record(beside);
        return beside;
    }
}
