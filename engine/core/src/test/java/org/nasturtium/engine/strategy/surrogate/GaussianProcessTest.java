package org.nasturtium.engine.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.cell.NasBench201;

class GaussianProcessTest {
    private static final SearchSpace CELLS = NasBench201.space();

    private final FeatureEncoding features = new FeatureEncoding(CELLS);
    private final PathEncoding paths = new PathEncoding(CELLS);
    private final SplittableRandom chance = new SplittableRandom(3);

    private Point point(Architecture member) {
        return new Point(features.encode(member), paths.encode(member));
    }

    private List<Point> draw(int count) {
        return chance.ints(count).mapToObj(any -> point(CELLS.random(chance))).toList();
    }

    private static double score(Point point) {
        return Arrays.stream(point.code())
                .map(value -> value == 3 ? 1 : 0.1 * value)
                .sum();
    }

    private GaussianProcess fitted(List<Point> known, List<Point> pending) {
        GaussianProcess process = new GaussianProcess(features, true);
        known.forEach(process::append);
        double[] scores = known.stream().mapToDouble(GaussianProcessTest::score).toArray();
        process.fit(scores);
        pending.forEach(process::append);
        process.score(scores);
        return process;
    }

    @Test
    void hasThePosteriorOfTheTextbook() {
        List<Point> known = draw(30);
        List<Point> candidates = draw(1);
        GaussianProcess process = fitted(known, List.of());
        Candidates.Choice choice = new Candidates(candidates).best(process, new boolean[1], 0.5);

        double[][] covariance = new double[30][30];
        double[] cross = new double[30];
        for (int i = 0; i < 30; i++) {
            cross[i] = process.kernel().value(candidates.get(0), known.get(i));
            for (int j = 0; j < 30; j++) {
                covariance[i][j] = process.kernel().value(known.get(i), known.get(j)) + (i == j ? process.noise() : 0);
            }
        }
        double[] targets = known.stream()
                .mapToDouble(point -> process.standard(score(point)))
                .toArray();
        var solver = new LUDecomposition(new Array2DRowRealMatrix(covariance)).getSolver();
        RealVector weights = solver.solve(new ArrayRealVector(targets));
        double amplitude = Math.sqrt(weights.dotProduct(new ArrayRealVector(targets)) / 30);
        double variance = 1 - solver.solve(new ArrayRealVector(cross)).dotProduct(new ArrayRealVector(cross));

        assertThat(choice.mean()).isCloseTo(weights.dotProduct(new ArrayRealVector(cross)), Offset.offset(1e-5));
        assertThat(choice.deviation()).isCloseTo(amplitude * Math.sqrt(variance), Offset.offset(1e-5));
    }

    @Test
    void findsTheSameBestCandidateAsComputingAll() {
        List<Point> known = draw(40);
        List<Point> candidates = draw(500);
        GaussianProcess process = fitted(known, draw(3));
        Candidates.Choice found = new Candidates(candidates).best(process, new boolean[500], 0.8);
        double largest = candidates.stream()
                .mapToDouble(candidate -> new Candidates(List.of(candidate))
                        .best(process, new boolean[1], 0.8)
                        .improvement())
                .max()
                .orElseThrow();
        assertThat(found.improvement()).isCloseTo(largest, Offset.offset(1e-9));
    }

    @Test
    void believesWhatIsOnItsWay() {
        List<Point> known = draw(40);
        List<Point> pending = draw(3);
        Candidates.Choice before =
                new Candidates(List.of(pending.get(0))).best(fitted(known, List.of()), new boolean[1], 0.5);
        Candidates.Choice after =
                new Candidates(List.of(pending.get(0))).best(fitted(known, pending), new boolean[1], 0.5);
        assertThat(after.mean()).isCloseTo(before.mean(), Offset.offset(1e-6));
        assertThat(after.deviation()).isLessThan(before.deviation() / 2);
    }

    @Test
    void staysCalmWhenAllScoresAreEqual() {
        GaussianProcess process = new GaussianProcess(features, true);
        draw(25).forEach(process::append);
        process.fit(new double[25]);
        process.score(new double[25]);
        Candidates.Choice choice = new Candidates(draw(20)).best(process, new boolean[20], 0);
        assertThat(choice.mean()).isFinite();
        assertThat(choice.improvement()).isFinite().isGreaterThanOrEqualTo(0);
    }

    @Test
    void seesSkipsAndNonesInPaths() {
        var plain = NasBench201.parse("|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|none~0|none~1|skip_connect~2|");
        var longer = NasBench201.parse("|skip_connect~0|+|none~0|nor_conv_3x3~1|+|none~0|none~1|nor_conv_1x1~2|");
        var other =
                NasBench201.parse("|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|none~1|skip_connect~2|");
        assertThat(paths.encode(plain).similarity(paths.encode(longer))).isEqualTo(1);
        assertThat(paths.encode(plain).similarity(paths.encode(other))).isEqualTo(0.5);
    }

    @Test
    void drawsALongTailInAndFindsTheWayBack() {
        double[] scores = new double[200];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 0.9 - Math.abs(chance.nextGaussian()) * (i % 10 == 0 ? 0.4 : 0.05);
        }
        ScoreWarp warp = ScoreWarp.fit(scores);
        assertThat(warp.power()).isGreaterThan(1);
        double[] warped = warp.apply(scores);
        for (int i = 0; i < scores.length; i++) {
            assertThat(warp.invert(warped[i])).isCloseTo(scores[i], Offset.offset(1e-9));
        }
    }
}
