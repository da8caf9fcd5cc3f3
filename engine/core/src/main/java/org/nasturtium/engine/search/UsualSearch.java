package org.nasturtium.engine.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

/**
 * What a search does where a person says nothing but space, data and budget: aging evolution where trials or epochs are
 * counted; where only time or another measured resource ends it, cheap trials first, of which the better ones go on, and
 * half for the winner.
 */
final class UsualSearch {
    private static final double WINNER_SHARE = 0.5;

    /** Samples that a full trial sees: enough to tell good from bad, few enough for many trials. */
    private static final double SAMPLES_OF_A_TRIAL = 30_000;

    /** Higher than the usual 0.001: short trainings whose rate falls along a cosine get further with it. */
    private static final double LEARNING_RATE = 0.003;

    private static final int LEAST_EPOCHS = 3;
    private static final int MOST_EPOCHS = 27;

    private static final String MODEL = "bayes";
    private static final StrategyChoice COUNTED = new StrategyChoice("evolution", Map.of());
    private static final StrategyChoice MEASURED = new StrategyChoice("asha", Map.of("model", MODEL));

    private UsualSearch() {}

    /** Where nothing is measured. */
    static SearchDefinition counted(SearchSpace space, EvaluationSource data) {
        return new SearchDefinition(
                space,
                data,
                COUNTED,
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

    /** Where the budget may be measured; training as it was said, or null. */
    static SearchDefinition of(
            SearchSpace space, EvaluationSource source, Budget budget, @Nullable TrainingPlan training) {
        SearchDefinition counted = counted(space, source).within(budget);
        boolean isCounted = !budget.isMeasured() || budget.trials() != null || budget.epochs() != null;
        if (isCounted || !(source instanceof DataSource data)) {
            return training == null ? counted : counted.trainedBy(training);
        }
        TrainingPlan plan = training != null
                ? training
                : TrainingPlan.fixed(TrainingSettings.defaults()
                        .withEpochs(epochs(data.trainingSamples()))
                        .withLearningRate(LEARNING_RATE));
        return counted.trainedBy(plan)
                .usingAsUsual(plan.parts().size() > 1 ? MEASURED : new StrategyChoice(MODEL, Map.of()))
                .within(budget.winner() > 0 ? budget : budget.withWinner(WINNER_SHARE))
                // what is measured cannot be repeated anyway, so nothing is gained by deciding with old results
                .on(Placement.sequential());
    }

    static int epochs(int samples) {
        return (int) Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, Math.round(SAMPLES_OF_A_TRIAL / samples)));
    }

    /** What was chosen for a person who measures, a sentence. */
    static String words(SearchDefinition definition) {
        return "defaults where nothing else was said: " + definition.strategy() + ", "
                + definition.training().fixed().text() + "; "
                + (definition.budget().winner() == 0
                        ? "none of the budget is for training the winner"
                        : Math.round(100 * definition.budget().winner())
                                + " % of the budget is for training the winner, " + WinnerPlan.LEAST + " to "
                                + WinnerPlan.MOST + " times a trial's epochs");
    }
}
