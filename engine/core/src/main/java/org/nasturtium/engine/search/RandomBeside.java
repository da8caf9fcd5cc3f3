package org.nasturtium.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Random searches on a table, which leave no file. */
    static List<SearchResult> lookedUp(SearchResult result, SearchEnvironment environment, int seeds)
            throws InterruptedException {
        SearchDefinition random = definition(result)
                .on(Placement.sequential())
                .on(SharedSource.of(result.definition().data()));
        List<SearchResult> others = new ArrayList<>();
        for (int i = 1; i <= seeds; i++) {
            others.add(PreparedSearch.leavingNothing(result.run(), random.seeded(seed(result, i)), environment)
                    .run());
        }
        return others;
    }

    private static List<SearchResult> trained(SearchResult result, SearchEnvironment environment, int seeds)
            throws InterruptedException {
        SearchDefinition random =
                definition(result).on(SharedSource.of(result.definition().data()));
        SearchGroup group = new SearchGroup(result.run(), result.run(), environment);
        List<SearchResult> others = new ArrayList<>();
        for (int i = 1; i <= seeds; i++) {
            others.add(group.run("random-" + i, random.seeded(seed(result, i)), environment.listener()));
        }
        return others;
    }

    static VersusRandom run(SearchResult result, Workshop workshop, int seeds) {
        boolean isTable = result.definition().data().isTable();
        SearchEnvironment environment = workshop.environment(event -> {
            if (event instanceof SearchEvent.TrialDone done && !isTable) {
                workshop.tell(new SearchEvent.Step(
                        "random search beside it",
                        done.standing().done(),
                        done.standing().total()));
            }
        });
        List<SearchResult> others;
        try {
            others = isTable ? lookedUp(result, environment, seeds) : trained(result, environment, seeds);
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
