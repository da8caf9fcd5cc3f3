package org.nasturtium.engine.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GraphicsPowerTest {
    private final AtomicLong nanos = new AtomicLong();

    private GraphicsPower power() {
        return new GraphicsPower(List.of("0", "1"), nanos::get);
    }

    @Test
    void powerIsSummedUpOverTimeAndCards() {
        GraphicsPower power = power();
        nanos.addAndGet(1_000_000_000L); // nothing is known yet
        power.take("0, 61.50");
        power.take("1, 100.00");
        nanos.addAndGet(2_000_000_000L);
        power.take("1, [N/A]");
        nanos.addAndGet(2_000_000_000L);
        assertThat(power.joules()).isCloseTo(2 * 161.5 + 2 * 61.5, within(1e-6));
    }

    @Test
    void aProgramThatTellsIsHeardAndOneThatDoesNotIsNone() {
        try (GraphicsPower power = power()) {
            assertThat(power.start(List.of("sh", "-c", "echo '0, 61.50'; exec sleep 60")))
                    .isTrue();
        }
        assertThat(power().start(List.of("sh", "-c", "echo 'No devices were found'")))
                .isFalse();
        assertThat(power().start(List.of("sh", "-c", "exit 9"))).isFalse();
        assertThat(power().start(List.of("no-such-program-here"))).isFalse();
    }

    @Test
    void saysThatTheProgramEndedBeforeTheSearch() {
        GraphicsPower power = power();
        power.take("0, 100.00");
        nanos.addAndGet(2_000_000_000L);
        assertThat(power.source().words()).endsWith("the whole card");
        power.end();
        nanos.addAndGet(2_000_000_000L);
        assertThat(power.joules()).isCloseTo(200, within(1e-6));
        assertThat(power.source().words()).endsWith("until nvidia-smi ended; what came later is not counted");

        GraphicsPower closed = power();
        closed.close();
        closed.end();
        assertThat(closed.source().words()).endsWith("the whole card");
    }

    @Test
    void cardsAreNumberedAsCudaSeesThem() {
        assertThat(GraphicsPower.cards(List.of("cuda:0", "cuda:1"), null)).containsExactly("0", "1");
        assertThat(GraphicsPower.cards(List.of("cuda:0", "cuda:1"), "3, GPU-8d2a"))
                .containsExactly("3", "GPU-8d2a");
    }
}
