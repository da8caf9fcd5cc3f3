package org.nasturtium.engine.search;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;

/**
 * Scores that a strategy asks for, each kept in the journal: a resumed search, or one that goes on on another machine, decides by
 * the same numbers. For the searching thread.
 */
final class JournalledScores implements Scores {
    private final Scores computed;
    private final Cancellation cancellation;
    private final Map<Question, Double> known = new HashMap<>();
    private @Nullable Journal journal;
    private @Nullable SearchClock clock;

    private record Question(String proxy, Architecture architecture) {}

    /** The wish to stop came while many networks were scored. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    JournalledScores(Scores computed, Cancellation cancellation) {
        this.computed = computed;
        this.cancellation = cancellation;
    }

    /** From now on what is computed is written, and what was written is known. */
    void keepIn(Journal kept, Replay replay, SearchClock time) {
        journal = kept;
        clock = time;
        replay.scored()
                .forEach(scored -> known.put(new Question(scored.proxy(), scored.architecture()), scored.score()));
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
        if (cancellation.isRequested() || Thread.currentThread().isInterrupted()) {
            throw new Cancelled();
        }
        double computedNow = computed.of(proxy, architecture);
        known.put(question, computedNow);
        if (journal != null && clock != null) {
            journal.append(new JournalEvent.Scored(clock.seconds(), proxy.name(), architecture, computedNow));
        }
        return computedNow;
    }
}
