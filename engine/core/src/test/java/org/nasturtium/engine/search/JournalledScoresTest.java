package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.store.Journal;

class JournalledScoresTest {
    private static final ProxyKind PROXY = Proxies.named("nwot");
    private static final Architecture GOOD = member(4);
    private static final Architecture LARGE = member(64);
    private static final Architecture BROKEN = member(8);
    private static final Architecture NONE = member(12);
    private static final Architecture UNDECODED = member(16);

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final Scores computed = (proxy, architecture) -> {
        asked.incrementAndGet();
        if (architecture.equals(LARGE)) {
            throw new OutOfMemoryError("Java heap space");
        }
        if (architecture.equals(BROKEN)) {
            throw new IllegalStateException("no gradient\n  at some place");
        }
        return architecture.equals(NONE) ? Double.NaN : architecture.equals(UNDECODED) ? Double.NEGATIVE_INFINITY : 2.5;
    };

    private static Architecture member(long units) {
        return SmallSearch.SPACE.parse("depth=1; units=" + units + "; bias=yes");
    }

    private JournalledScores scores(Journal journal, Cancellation cancellation) {
        JournalledScores scores = new JournalledScores(computed, architecture -> null, cancellation);
        scores.keepIn(journal, new Replay(journal.found(), null), new Stopwatch(() -> 0, 0));
        return scores;
    }

    @Test
    void aFailureIsNoScoreAndEndsNothingNorAResumedSearch() {
        List<Architecture> all = List.of(GOOD, LARGE, BROKEN, NONE, UNDECODED);
        List<String> notes;
        try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
            JournalledScores scores = scores(journal, new Cancellation());
            assertThat(all)
                    .extracting(each -> scores.of(PROXY, each))
                    .containsExactly(
                            2.5,
                            Double.NEGATIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            Double.NEGATIVE_INFINITY);
            notes = scores.notes();
        }
        assertThat(notes)
                .containsExactly("nwot could not be computed of 3 networks, taken for the worst; the first was "
                        + LARGE.hash() + ", for out of memory: OutOfMemoryError: Java heap space");
        int before = asked.get();
        try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
            JournalledScores scores = scores(journal, new Cancellation());
            assertThat(scores.of(PROXY, GOOD)).isEqualTo(2.5);
            for (Architecture each : all.subList(1, all.size())) {
                assertThat(scores.of(PROXY, each)).isEqualTo(Double.NEGATIVE_INFINITY);
            }
            assertThat(scores.notes()).isEqualTo(notes);
        }
        assertThat(asked).hasValue(before);
    }

    @Test
    void asksNothingOfWhatALimitRejects() {
        JournalledScores scores = new JournalledScores(
                computed,
                architecture -> architecture.equals(LARGE) ? new Outcome.Infeasible("too large", Map.of()) : null,
                new Cancellation());

        assertThat(scores.of(PROXY, LARGE)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(scores.notes()).isEmpty();
        assertThat(asked).hasValue(0);
        assertThat(scores.of(PROXY, GOOD)).isEqualTo(2.5);
    }

    @Test
    void aWishToStopIsNoScore() {
        Cancellation cancellation = new Cancellation();
        JournalledScores scores = new JournalledScores(
                (proxy, architecture) -> {
                    cancellation.request();
                    throw new IllegalStateException("closed");
                },
                architecture -> null,
                cancellation);

        assertThatThrownBy(() -> scores.of(PROXY, GOOD)).isInstanceOf(JournalledScores.Cancelled.class);
        assertThat(scores.notes()).isEmpty();
    }
}
