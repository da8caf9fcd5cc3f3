package org.nasturtium.engine.search;

import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.train.TrainingSettings;

/**
 * The last step of a search whose budget keeps a share back for it: the best architecture is trained for good, on
 * training and validation samples together, for as long as what is left of the budget affords.
 *
 * @param spending what is left
 * @param plan how long is worth it
 * @param journal of the search
 * @param clock of the search
 * @param kept called after each epoch
 */
record WinnerTraining(Spending spending, WinnerPlan plan, Journal journal, SearchClock clock, Runnable kept) {
    /**
     * Trains the winner, or finds it trained by an earlier process.
     *
     * @return a sentence for the result
     */
    String of(SearchResult result) {
        FoundArchitecture best = result.best();
        Trial trial = best.trial();
        Winner known = Winner.read(result.run());
        if (known != null && known.trial() == trial.id()) {
            return sentence(trial, known.settings(), null);
        }
        int epochs = plan.epochs(trial, spending.secondsForWinner());
        TrainingSettings own = best.settings();
        boolean isWorthIt = epochs >= own.epochs();
        boolean hasWeights = Files.exists(KeptWeights.file(result.run(), trial.id()));
        TrainedModel model;
        @Nullable String instead = null;
        if (!isWorthIt && hasWeights) {
            model = best.trained();
            instead =
                    "what was left of the budget pays for " + epochs + " epochs, fewer than its trial had: it keeps its"
                            + " trial's weights, without the validation samples";
        } else {
            TrainingSettings settings = own.withEpochs(Math.max(own.epochs(), epochs))
                    .withTimeout(null)
                    .withPatience(0);
            model = best.trainForGood(settings, kept);
        }
        Winner.keep(result.run(), model);
        String sentence = sentence(trial, model.settings(), instead);
        journal.append(new JournalEvent.Used(
                clock.seconds(),
                Winner.WHAT,
                trial.id(),
                Map.of("epochs", (double) model.settings().epochs()),
                sentence));
        return sentence;
    }

    private static String sentence(Trial trial, TrainingSettings settings, @Nullable String instead) {
        return String.format(Locale.ROOT, "winner: trial %d, ", trial.id())
                + (instead == null
                        ? "trained for good on training and validation samples: " + settings.text()
                        : instead);
    }
}
