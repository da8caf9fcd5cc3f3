package org.nasturtium.engine.search;

import java.nio.file.Files;
import java.util.Map;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.train.FailureCause;
import org.nasturtium.engine.train.TrainingCancelled;
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
     * Trains the winner, or finds it trained by an earlier process. A training that fails costs the search nothing but the
     * winner.
     *
     * @return a sentence for the result
     */
    String of(SearchResult result) {
        FoundArchitecture best = result.best();
        Winner known = Winner.read(result.run());
        if (known != null && known.trial() == best.trial().id()) {
            return known.sentence();
        }
        int own = best.settings().epochs();
        int epochs = plan.epochs(best.trial(), spending.secondsForWinner());
        boolean hasWeights =
                Files.exists(KeptWeights.file(result.run(), best.trial().id()));
        Winner winner;
        try {
            winner = epochs < own && hasWeights
                    ? asItWas(
                            best,
                            "what was left of the budget pays for " + epochs + " epochs, fewer than its trial had")
                    : trained(best, Math.max(own, epochs));
        } catch (TrainingCancelled | RunFolderTrouble notItsOwn) {
            throw notItsOwn;
        } catch (RuntimeException | OutOfMemoryError failure) {
            String cause = FailureCause.of(failure);
            if (!hasWeights) {
                String earlier = known == null ? "" : "; that of trial " + known.trial() + " stays";
                return told(best, Map.of(), Winner.NONE + "was trained: " + cause + earlier);
            }
            winner = asItWas(best, "its training for good failed (" + cause + ")");
        }
        winner.keep(result.run());
        return told(best, Map.of("epochs", (double) winner.settings().epochs()), winner.sentence());
    }

    private Winner trained(FoundArchitecture best, int epochs) {
        TrainingSettings settings =
                best.settings().withEpochs(epochs).withTimeout(null).withPatience(0);
        return Winner.of(best.trainForGood(settings, kept), null);
    }

    private static Winner asItWas(FoundArchitecture best, String why) {
        return Winner.of(best.trained(), why);
    }

    private String told(FoundArchitecture best, Map<String, Double> metrics, String sentence) {
        journal.append(
                new JournalEvent.Used(clock.seconds(), Winner.WHAT, best.trial().id(), metrics, sentence));
        return sentence;
    }
}
