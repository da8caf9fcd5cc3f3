package org.nasturtium.engine.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.train.FailureCause;

/**
 * Scores that a strategy asks for, each kept in the journal: a resumed search, or one that goes on on another machine, decides by
 * the same numbers. For the searching thread.
 *
 * <p>An architecture that a limit rejects before training has no score, and neither has one whose score fails: like a failed
 * trial it is data, and ends no search.
 */
final class JournalledScores implements Scores {
    private final Scores computed;
    private final Function<Architecture, Outcome.@Nullable Infeasible> precheck;
    private final Cancellation cancellation;
    private final Map<Question, Double> known = new HashMap<>();
    private final List<JournalEvent.Scored> all = new ArrayList<>();
    private @Nullable Journal journal;
    private @Nullable SearchClock clock;

    private record Question(String proxy, Architecture architecture) {}

    /** The wish to stop came while many networks were scored. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param precheck why an architecture is not worth a trial; null if it is
     */
    JournalledScores(
            Scores computed, Function<Architecture, Outcome.@Nullable Infeasible> precheck, Cancellation cancellation) {
        this.computed = computed;
        this.precheck = precheck;
        this.cancellation = cancellation;
    }

    /** From now on what is computed is written, and what was written is known. */
    void keepIn(Journal kept, Replay replay, SearchClock time) {
        journal = kept;
        clock = time;
        replay.scored().forEach(this::know);
    }

    private void know(JournalEvent.Scored scored) {
        known.put(new Question(scored.proxy(), scored.architecture()), scored.score());
        all.add(scored);
    }

    @Override
    public void require(ProxyKind proxy) {
        computed.require(proxy);
    }

    @Override
    public double of(ProxyKind proxy, Architecture architecture) {
        Question question = new Question(proxy.name(), architecture);
        Double score = known.get(question);
        if (score != null) {
            return score;
        }
        stopIfWanted();
        if (precheck.apply(architecture) != null) {
            known.put(question, Double.NEGATIVE_INFINITY);
            return Double.NEGATIVE_INFINITY;
        }
        JournalEvent.Scored scored = scored(proxy, architecture);
        know(scored);
        if (journal != null) {
            journal.append(scored);
        }
        return scored.score();
    }

    private void stopIfWanted() {
        if (cancellation.isRequested() || Thread.currentThread().isInterrupted()) {
            throw new Cancelled();
        }
    }

    private JournalEvent.Scored scored(ProxyKind proxy, Architecture architecture) {
        double score = Double.NEGATIVE_INFINITY;
        String cause = "";
        try {
            score = computed.of(proxy, architecture);
        } catch (RuntimeException failure) {
            cause = FailureCause.of(failure);
        } catch (OutOfMemoryError failure) {
            cause = FailureCause.of(failure); // the network's own size
        }
        if (!cause.isEmpty()) {
            stopIfWanted(); // perhaps it failed for that
        }
        if (Double.isNaN(score) || score == Double.POSITIVE_INFINITY) {
            cause = "it is " + score;
            score = Double.NEGATIVE_INFINITY;
        }
        return new JournalEvent.Scored(clock == null ? 0 : clock.seconds(), proxy.name(), architecture, score, cause);
    }

    /** Says what had no score because something failed. */
    List<String> notes() {
        return notes(all);
    }

    /** Says which of these had no score because something failed. */
    static List<String> notes(List<JournalEvent.Scored> all) {
        Map<String, List<JournalEvent.Scored>> failed = new LinkedHashMap<>();
        for (JournalEvent.Scored scored : all) {
            if (!scored.cause().isEmpty()) {
                failed.computeIfAbsent(scored.proxy(), proxy -> new ArrayList<>())
                        .add(scored);
            }
        }
        List<String> notes = new ArrayList<>();
        failed.forEach((proxy, those) -> notes.add(
                proxy + " could not be computed of " + those.size() + (those.size() == 1 ? " network" : " networks")
                        + ", taken for the worst; the first was "
                        + those.get(0).architecture().hash() + ", for "
                        + those.get(0).cause()));
        return notes;
    }
}
