package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.QuietGate;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;

class QuietScoresTest {
    private static final Architecture ONE = new Architecture(Map.of("depth", 0L));

    @Test
    void waitsUntilNoTrialIsMeasured() throws InterruptedException {
        List<String> happened = new CopyOnWriteArrayList<>();
        Scores scores = (proxy, architecture) -> {
            happened.add("scored");
            return 3;
        };
        QuietGate gate = new QuietGate();
        CountDownLatch measuring = new CountDownLatch(1);
        Thread scoring = new Thread(() -> {
            try {
                measuring.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            new QuietScores(scores, gate).of(Proxies.named("params"), ONE);
        });
        scoring.start();
        gate.measuring(() -> {}, () -> {
            measuring.countDown();
            // it waits at the gate for a while at a time, or, where there is no gate, ends
            while (scoring.getState() != Thread.State.TIMED_WAITING && scoring.getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
            }
            return happened.add("measured");
        });
        scoring.join();

        assertThat(happened).containsExactly("measured", "scored");
    }
}
