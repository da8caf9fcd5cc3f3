package org.nasturtium.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedTestTest {
    private static final double[] ZERO = new double[8];
    private static final double[] DIFFERENCES = {0.12, -0.03, 0.25, 0.08, 0.31, -0.11, 0.19, 0.07};

    @Test
    void agreesWithScipy() {
        PairedTest test = PairedTest.of(DIFFERENCES, ZERO, true);

        assertThat(test.difference()).isCloseTo(0.11, within(1e-12));
        assertThat(test.p()).isCloseTo(0.0612223, within(1e-6));
        assertThat(test.low()).isCloseTo(-0.0067867, within(1e-6));
        assertThat(test.high()).isCloseTo(0.2267867, within(1e-6));
        assertThat(test.signedRankP()).isCloseTo(0.078125, within(1e-9));
        assertThat(test.better()).isEqualTo(6);
    }

    @Test
    void turnsAroundWhereLessIsBetter() {
        PairedTest more = PairedTest.of(DIFFERENCES, ZERO, true);
        PairedTest less = PairedTest.of(DIFFERENCES, ZERO, false);

        assertThat(less.difference()).isEqualTo(-more.difference());
        assertThat(less.p()).isCloseTo(more.p(), within(1e-12));
        assertThat(less.better()).isEqualTo(2);
    }

    @Test
    void makesNoClaimFromOnePairOrFromNoDifference() {
        assertThat(PairedTest.of(new double[] {1}, new double[] {0}, true).p()).isNaN();
        PairedTest equal = PairedTest.of(ZERO, ZERO, true);
        assertThat(equal.p()).isEqualTo(1);
        assertThat(equal.equal()).isEqualTo(8);
    }

    @Test
    void judgesADifferenceWithoutSpreadByItsSigns() {
        double[] ones = new double[8];
        java.util.Arrays.fill(ones, 1);

        PairedTest test = PairedTest.of(ones, ZERO, true);

        assertThat(test.p()).isEqualTo(2 / 256.0);
        assertThat(test.effect()).isNaN();
    }

    @Test
    void leavesPairsWithoutANumberOutAndCountsThem() {
        PairedTest test = PairedTest.of(new double[] {1, Double.NaN, 3, 2}, new double[] {0, 0, 1, Double.NaN}, true);

        assertThat(test.pairs()).isEqualTo(2);
        assertThat(test.leftOut()).isEqualTo(2);
    }

    @Test
    void claimsFalselyAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(5);
        int claims = 0;
        int rankClaims = 0;
        for (int k = 0; k < 2_000; k++) {
            double[] differences = IntStream.range(0, 10)
                    .mapToDouble(i -> random.nextGaussian())
                    .toArray();
            PairedTest test = PairedTest.of(differences, new double[10], true);
            claims += test.p() < 0.05 ? 1 : 0;
            rankClaims += test.signedRankP() < 0.05 ? 1 : 0;
        }
        assertThat(claims / 2_000.0).isBetween(0.035, 0.065);
        assertThat(rankClaims / 2_000.0).isBetween(0.03, 0.06); // exact, so never above
    }

    @Test
    void correctsAfterHolm() {
        assertThat(Holm.correct(0.01, 0.04, 0.03, Double.NaN))
                .containsExactly(new double[] {0.03, 0.06, 0.06, Double.NaN}, within(1e-12));
    }

    @Test
    void ranksTiesByTheirMean() {
        assertThat(Ranks.of(3, 1, 3, Double.NaN)).containsExactly(2.5, 1, 2.5, 4);
        assertThat(Ranks.correlation(new double[] {1, 2, 3}, new double[] {9, 5, 1}))
                .isEqualTo(-1);
    }

    @Test
    void describesASample() {
        Sample sample = Sample.of(1, 2, 4, Double.NaN);

        assertThat(sample.count()).isEqualTo(3);
        assertThat(sample.median()).isEqualTo(2);
        assertThat(sample.quantile(0.75)).isEqualTo(3);
        assertThat(sample.sd()).isCloseTo(1.5275252, within(1e-6));
        assertThat(sample.halfWidth()).isCloseTo(3.79458, within(1e-4));
    }
}
