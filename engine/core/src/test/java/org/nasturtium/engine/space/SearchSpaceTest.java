package org.nasturtium.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.graph.Shape;

/** What a person meets: sizes, draws, the baseline, texts and messages. */
class SearchSpaceTest {
    private final SearchSpace tiny = SearchSpacesTest.tiny();
    private final SearchSpace conditional = SearchSpacesTest.conditional();

    @Test
    void countsConditionalMembersExactly() {
        assertThat(conditional.size()).isEqualTo(13);
        int once = 3 * 2 * 2 * 2 * 2;
        assertThat(tiny.size()).isEqualTo(2L * (once + once * once + once * once * once));
        assertThat(tiny.isContinuous()).isTrue();

        List<Decision> many = IntStream.range(0, 100)
                .mapToObj(i -> Decision.choice("d" + i, 1, 2, 3, 4))
                .toList();
        assertThat(SearchSpace.of("many", many).size()).isEqualTo(BigInteger.TWO.pow(200));
        assertThat(SearchSpace.of("nothing", List.of()).size()).isEqualTo(1);
    }

    @Test
    void drawsUniformlyOverMembersAndNotNaively() {
        SplittableRandom random = new SplittableRandom(11);
        double quantile = 32.9; // chi-squared, 12 degrees of freedom, 0.999
        assertThat(chiSquared(() -> conditional.random(random))).isLessThan(quantile);
        assertThat(chiSquared(() -> conditional.randomNaive(random))).isGreaterThan(10 * quantile);
    }

    private double chiSquared(Supplier<Architecture> draw) {
        int expected = 1000;
        Map<Architecture, Integer> counts = new HashMap<>();
        conditional.all().forEach(member -> counts.put(member, 0));
        for (int i = 0; i < expected * 13; i++) {
            counts.merge(draw.get(), 1, Integer::sum);
        }
        assertThat(counts).hasSize(13);
        return counts.values().stream()
                .mapToDouble(count -> Math.pow(count - expected, 2) / expected)
                .sum();
    }

    @Test
    void mutatesEachDecisionAsOften() {
        SearchSpace cells = SearchSpace.of(
                "flat", List.of(Decision.choice("a", 1, 2), Decision.choice("b", 1, 2, 3, 4, 5, 6, 7, 8)));
        Architecture parent = cells.parse("a=1; b=1");
        SplittableRandom random = new SplittableRandom(3);
        int changed = 0;
        for (int i = 0; i < 10_000; i++) {
            changed += cells.mutate(parent, random).value("a").equals(2L) ? 1 : 0;
        }
        assertThat(changed).isBetween(4800, 5200);
    }

    @Test
    void keepsWhatExistsBelowBothValuesOfAChange() {
        Architecture one = tiny.parse("repeat=1; repeat.1.conv.filters=64; repeat.1.conv.kernel=5;"
                + " repeat.1.conv.act=swish; repeat.1.batchNorm=no; repeat.1.pool.kind=avg;"
                + " dense.units=64; dense.dropout=0.25");
        Architecture two = tiny.neighbours(one).get(0);

        assertThat(two.text())
                .isEqualTo("repeat=2; repeat.1.conv.filters=64; repeat.1.conv.kernel=5;"
                        + " repeat.1.conv.act=swish; repeat.1.batchNorm=no; repeat.1.pool.kind=avg;"
                        + " repeat.2.conv.filters=32; repeat.2.conv.kernel=3; repeat.2.conv.act=relu;"
                        + " repeat.2.batchNorm=yes; repeat.2.pool.kind=max; dense.units=64; dense.dropout=0.25");
    }

    @Test
    void takesThePlainMemberAsBaseline() {
        assertThat(tiny.baseline().text())
                .isEqualTo("repeat=2; repeat.1.conv.filters=32; repeat.1.conv.kernel=3; repeat.1.conv.act=relu;"
                        + " repeat.1.batchNorm=yes; repeat.1.pool.kind=max; repeat.2.conv.filters=32;"
                        + " repeat.2.conv.kernel=3; repeat.2.conv.act=relu; repeat.2.batchNorm=yes;"
                        + " repeat.2.pool.kind=max; dense.units=64; dense.dropout=0.0");
    }

    @Test
    void hashesTheSameForEver() {
        assertThat(tiny.baseline().hash()).isEqualTo("53bc7cf0154ff7a0");
        assertThat(conditional.parse("kind=a; a.x=3").hash())
                .isEqualTo(
                        new Architecture(conditional.parse(" a.x = 3 ;kind=a").values()).hash());
    }

    @Test
    void readsNumbersAsTheyAreWritten() {
        SearchSpace space = SearchSpace.of("lr", List.of(new Decision("lr", new Domain.RealRange(1e-5, 0.1, true))));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            Architecture drawn = space.random(random);
            assertThat(space.parse(drawn.text())).isEqualTo(drawn);
        }
        assertThat(space.parse("lr=1e-3").value("lr")).isEqualTo(0.001);
    }

    @Test
    void saysWhatIsWrongWithAText() {
        assertThatThrownBy(() -> conditional.parse("kimd=a; a.x=3")).hasMessageContainingAll("`kimd`", "`kind`");
        assertThatThrownBy(() -> conditional.parse("kind=a")).hasMessageContainingAll("`a.x`", "missing", "1..5");
        assertThatThrownBy(() -> conditional.parse("kind=a; a.x=9")).hasMessageContainingAll("`a.x`", "`9`", "1..5");
        assertThatThrownBy(() -> conditional.parse("kind=a; a.x=two")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> conditional.parse("kind=c")).hasMessageContainingAll("`kind`", "`c`", "a, b");
        assertThatThrownBy(() -> conditional.parse("kind=a; a.x=3; b.y=1"))
                .hasMessageContainingAll("`b.y`", "does not exist", "`kind` is b");
        assertThatThrownBy(() -> conditional.parse("kind")).hasMessageContaining("name=value");
        assertThatThrownBy(() -> conditional.parse("kind=a; kind=b")).hasMessageContaining("twice");
        assertThatThrownBy(() -> conditional.mutate(new Architecture(Map.of("kind", "z")), new SplittableRandom(1)))
                .hasMessageContainingAll("`kind`", "z");
    }

    @Test
    void refusesToListWhatIsTooLarge() {
        SearchSpace large =
                SearchSpace.of("large", List.of(new Decision("n", new Domain.IntegerRange(1, 2_000_000, 1, false))));
        assertThatThrownBy(large::all).hasMessageContainingAll("`large`", "2000000");
        assertThatThrownBy(tiny::all).hasMessageContainingAll("`tiny`", "continuous");
    }

    @Test
    void refusesDecisionsThatClash() {
        assertThatThrownBy(() -> SearchSpace.of("s", List.of(Decision.choice("a", 1), Decision.choice("a", 2))))
                .hasMessageContainingAll("`a`", "twice");
        assertThatThrownBy(() -> Decision.choice("a", 1, 2).whenever(3, Decision.choice("b", 1)))
                .hasMessageContainingAll("`a`", "3", "1, 2");
        assertThatThrownBy(() -> Decision.choice("a", 1, 1)).hasMessageContaining("twice");
        assertThatThrownBy(() -> Decision.choice("a")).hasMessageContaining("no values");
        assertThatThrownBy(() -> SearchSpace.of("s", List.of(Decision.choice("a", 1)))
                        .mutate(new Architecture(Map.of("a", 1L)), new SplittableRandom(1)))
                .hasMessageContaining("single member");
    }

    @Test
    void walksRangesByTheirOwnSteps() {
        Domain stepped = new Domain.IntegerRange(8, 65, 8, false);
        assertThat(stepped.count()).isEqualTo(8);
        assertThat(stepped.near(8L)).containsExactly(16L);
        assertThat(stepped.near(24L)).containsExactly(16L, 32L);
        Domain logarithmic = new Domain.IntegerRange(1, 300, 1, true);
        assertThat(logarithmic.near(40L)).containsExactly(20L, 80L);
        assertThat(logarithmic.near(1L)).containsExactly(2L);
        assertThat(logarithmic.middle()).isEqualTo(17L);
        assertThat(new Domain.RealRange(0, 1, false).near(0.95)).containsExactly(0.616667, 0.85, 1.0);
    }

    @Test
    void checksThatDataFitsBeforeAnyTraining() {
        tiny.check(Shape.map(1, 8, 8), 10);
        assertThatThrownBy(() -> tiny.check(Shape.features(12), 3))
                .hasMessageContainingAll("`tiny`", "12", "conv", "needs a map");
        assertThatThrownBy(() -> conditional.decode(conditional.baseline(), Shape.features(1), 1))
                .hasMessageContaining("no networks");
    }
}
