package org.nasturtium.engine.search;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;

/** Evaluates architectures as a search that is over would have: same data, training and fidelity, in a folder below its own. */
public final class Reevaluation {
    private Reevaluation() {}

    /**
     * Evaluates all of them; goes on where it was stopped.
     *
     * @param what is going on, a word: the folder's name begins with it
     * @return their trials, those without a result among them; one that a limit rejects has none
     */
    public static List<Trial> of(SearchResult result, List<Architecture> architectures, String what) {
        Workshop workshop = result.workshop();
        if (workshop == null) {
            throw new IllegalStateException("this result was read without its data\nMaybe resume the run first.");
        }
        List<Map<String, Object>> first =
                architectures.stream().map(Architecture::values).toList();
        SearchDefinition again = result.definition()
                .using(new StrategyChoice("random", Map.of()))
                .within(Budget.trials(architectures.size()))
                .startingWith(new Start(first, null))
                .withBaseline(false)
                .keeping(0);
        SearchEnvironment environment = workshop.environment(event -> {
            if (event instanceof SearchEvent.TrialDone done) {
                workshop.tell(new SearchEvent.Step(
                        what, done.standing().done(), done.standing().total()));
            }
        });
        String folder = what + "-" + Integer.toHexString(first.hashCode());
        try {
            return result.definition().data().isTable()
                    ? PreparedSearch.leavingNothing(result.run(), again.on(Placement.sequential()), environment)
                            .run()
                            .trials()
                    : new SearchGroup(result.run(), result.run(), environment)
                            .run(folder, again, environment.listener())
                            .trials();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + what + " of " + result.run(), interrupted);
        }
    }
}
