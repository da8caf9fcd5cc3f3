package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;

class ZeroCostScreeningTest extends SearchStrategyContract {
    private static final Scores BY_A = (proxy, architecture) -> ((Long) architecture.value("a")).doubleValue();

    @Override
    String name() {
        return "screening";
    }

    private static ZeroCostScreening screening(int keep, int of) {
        return new ZeroCostScreening(SPACE, BY_A, Proxies.named("nwot"), keep, of);
    }

    @Test
    void proposesTheBestOfManyAndThenDrawsAnew() {
        ZeroCostScreening strategy = screening(2, 16);
        Set<Architecture> seen = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            Proposal proposal = strategy.propose(new SplittableRandom(i));
            assertThat(proposal.architecture().value("a")).isEqualTo(4L);
            assertThat(proposal.origin()).isEqualTo("nwot 4.00000, among the best of 16");
            assertThat(seen.add(proposal.architecture())).isTrue();
        }
        assertThat(strategy.notes()).hasSize(4);
        assertThat(strategy.explain().sentence()).startsWith("Scored 16 untrained networks by nwot");
    }

    @Test
    void choosesAmongThoseThatHaveAScore() {
        Scores scores = (proxy, architecture) ->
                architecture.value("a").equals(4L) ? Double.NEGATIVE_INFINITY : BY_A.of(proxy, architecture);
        ZeroCostScreening strategy = new ZeroCostScreening(SPACE, scores, Proxies.named("nwot"), 2, 16);

        for (int i = 0; i < 4; i++) {
            assertThat(strategy.propose(new SplittableRandom(i)).architecture().value("a"))
                    .isEqualTo(3L);
        }
    }

    @Test
    void drawsUniformlyWhereNothingHasAScore() {
        AtomicInteger asked = new AtomicInteger();
        Scores none = (proxy, architecture) -> {
            asked.incrementAndGet();
            return Double.NEGATIVE_INFINITY;
        };
        ZeroCostScreening strategy = new ZeroCostScreening(SPACE, none, Proxies.named("nwot"), 2, 8);

        assertThat(strategy.propose(new SplittableRandom(1)).origin())
                .isEqualTo("drawn uniformly, as nothing new was found to score");
        assertThat(asked).hasValue(16);
    }

    @Test
    void proposesEverythingOnceBeforeItRepeats() {
        ZeroCostScreening strategy = screening(7, 7);
        Set<Architecture> seen = new HashSet<>();
        int members = SPACE.size().intValueExact();
        for (int i = 0; i < members; i++) {
            seen.add(strategy.propose(new SplittableRandom(i)).architecture());
        }
        assertThat(seen).hasSize(members);
    }

    @Test
    void refusesWhereNothingIsKnownOfNetworks() {
        assertThatThrownBy(() -> Strategies.create(
                        new StrategyChoice("screening", Map.of()), new StrategyTask(SPACE, ACCURACY, 20, Map.of())))
                .hasMessage("proxy `nwot`: nothing is known of networks here"
                        + "\nMaybe in a `search` with data or a table of networks.");
    }

    @Test
    void keepsNoMoreThanItDraws() {
        assertThatThrownBy(() -> screening(5, 4)).hasMessage("strategy `screening`: `keep: 5` must be at most `of: 4`");
        assertThat(List.of(screening(4, 4))).isNotEmpty();
    }
}
