package org.nasturtium.engine.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;

class ParzenDensityTest {
    private static final SearchSpace TREE = SearchSpace.of(
            "tree",
            List.of(
                    Decision.choice("a", 1L, 2L, 3L),
                    Decision.choice("b", "x", "y").whenever("y", Decision.choice("b.inner", 8L, 16L, 32L))));

    private final FeatureEncoding features = new FeatureEncoding(TREE);

    private ParzenDensity around(int members) {
        SplittableRandom chance = new SplittableRandom(4);
        return new ParzenDensity(
                features,
                Stream.generate(() -> features.encode(TREE.random(chance)))
                        .limit(members)
                        .toList());
    }

    @Test
    void sumsToOneOverATreeOfDecisions() {
        for (int members : new int[] {0, 1, 5, 40}) {
            ParzenDensity density = around(members);
            double sum = TREE.all()
                    .mapToDouble(member -> Math.exp(density.log(features.encode(member))))
                    .sum();
            assertThat(sum).isCloseTo(1, Offset.offset(1e-9));
        }
    }

    @Test
    void drawsWhatItSays() {
        ParzenDensity density = around(5);
        SplittableRandom chance = new SplittableRandom(1);
        Architecture watched = TREE.parse("a=2; b=y; b.inner=16");
        int draws = 40_000;
        int hits = 0;
        for (int i = 0; i < draws; i++) {
            double[] numbers = density.draw(chance);
            hits += features.build(j -> numbers[j]).equals(watched) ? 1 : 0;
        }
        double expected = Math.exp(density.log(features.encode(watched)));
        assertThat((double) hits / draws)
                .isCloseTo(expected, Offset.offset(4 * Math.sqrt(expected * (1 - expected) / draws)));
    }

    @Test
    void integratesToOneOverAnInterval() {
        SearchSpace line = SearchSpace.of("line", List.of(new Decision("x", new Domain.RealRange(0.001, 0.1, true))));
        FeatureEncoding encoding = new FeatureEncoding(line);
        ParzenDensity density =
                new ParzenDensity(encoding, List.of(new double[] {0.02}, new double[] {0.5}, new double[] {0.9}));
        double sum = 0;
        int steps = 2_000;
        for (int i = 0; i < steps; i++) {
            sum += Math.exp(density.log(new double[] {(i + 0.5) / steps})) / steps;
        }
        assertThat(sum).isCloseTo(1, Offset.offset(1e-4));
    }
}
