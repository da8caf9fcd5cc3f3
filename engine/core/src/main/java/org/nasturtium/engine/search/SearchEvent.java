package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.Trial;

/** What happens in a search, for those who show it. Events come one at a time, in order. */
public sealed interface SearchEvent {
    /** The search is set up. {@code known} trials were in the journal already. */
    record Started(SearchDefinition definition, Path run, int known) implements SearchEvent {}

    /** A sentence worth reading: forecast, warnings, phases. */
    record Note(String sentence) implements SearchEvent {}

    /** A trial that had ended in the journal before this process took its place again. */
    record TrialKnown(Trial trial) implements SearchEvent {}

    /** A trial begins. */
    record TrialStarted(int trial, Architecture architecture) implements SearchEvent {}

    /** A trial finished an epoch of {@code epochs}. */
    record EpochDone(int trial, CurvePoint point, int epochs) implements SearchEvent {}

    /** A trial ended and is in the journal. */
    record TrialDone(Trial trial, Standing standing) implements SearchEvent {}

    /** A long step outside the trials (retraining, testing) moved on. */
    record Step(String what, int done, int total) implements SearchEvent {}

    /** The search ended; the reason is a sentence. */
    record Finished(Standing standing, String reason) implements SearchEvent {}

    /**
     * Where a search stands.
     *
     * @param done finished trials
     * @param total trials expected, or 0 if only time decides
     * @param best the best so far
     * @param front the non-dominated ones
     * @param elapsed since the start, earlier processes included
     * @param left forecast, or unknown
     * @param spent of the measured resources that the budget bounds, in words; empty if it bounds none
     */
    record Standing(
            int done,
            int total,
            @Nullable Trial best,
            List<Trial> front,
            Duration elapsed,
            @Nullable Duration left,
            String spent) {
        public Standing {
            front = List.copyOf(front);
        }
    }
}
