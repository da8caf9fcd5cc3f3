package org.nasturtium.engine.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.cell.NasBench201;

class ProcessSumTest {
    private static final SearchSpace CELLS = NasBench201.space();

    private final FeatureEncoding features = new FeatureEncoding(CELLS);
    private final PathEncoding paths = new PathEncoding(CELLS);
    private final SplittableRandom chance = new SplittableRandom(11);
    private final List<Point> candidates = draw(200);
    private final GaussianProcess cheap = fitted(60, 1);
    private final GaussianProcess difference = fitted(12, 0.2);
    private final GaussianProcess another = fitted(9, 0.1);

    private List<Point> draw(int count) {
        return IntStream.range(0, count)
                .mapToObj(any -> {
                    Architecture member = CELLS.random(chance);
                    return new Point(features.encode(member), paths.encode(member));
                })
                .toList();
    }

    private GaussianProcess fitted(int rows, double scale) {
        GaussianProcess process = new GaussianProcess(features, true);
        List<Point> known = draw(rows);
        known.forEach(process::append);
        double[] scores = known.stream()
                .mapToDouble(point -> scale * (10 + point.code()[0] + point.code()[1] * point.code()[2]))
                .toArray();
        process.fit(scores);
        process.score(scores);
        return process;
    }

    @Test
    void hasThePosteriorOfTheOneProcessInTheUnitOfScores() {
        Candidates.Choice standard = new Candidates(candidates).best(cheap, new boolean[200], 0.5);
        Candidates.Choice raw = new ProcessSum(List.of(cheap)).best(candidates, null, cheap.raw(0.5));
        // likenesses of the other one are kept in single precision
        double unit = cheap.raw(1) - cheap.raw(0);
        assertThat(raw.index()).isEqualTo(standard.index());
        assertThat(raw.mean()).isCloseTo(cheap.raw(standard.mean()), within(1e-6));
        assertThat(raw.deviation()).isCloseTo(unit * standard.deviation(), within(1e-6));
        assertThat(raw.improvement()).isCloseTo(unit * standard.improvement(), within(1e-6));
    }

    @Test
    void findsTheLargestImprovementOfTheSum() {
        double best = 15;
        Candidates.Choice found = new ProcessSum(List.of(cheap, difference, another)).best(candidates, null, best);
        double largest = 0;
        for (Point candidate : candidates) {
            Candidates.Choice one = new ProcessSum(List.of(cheap)).best(List.of(candidate), null, 0);
            Candidates.Choice other = new ProcessSum(List.of(difference)).best(List.of(candidate), null, 0);
            Candidates.Choice third = new ProcessSum(List.of(another)).best(List.of(candidate), null, 0);
            largest = Math.max(
                    largest,
                    ExpectedImprovement.of(
                            one.mean() + other.mean() + third.mean(),
                            Math.hypot(Math.hypot(one.deviation(), other.deviation()), third.deviation()),
                            best));
        }
        assertThat(found.improvement()).isCloseTo(largest, within(1e-12));
    }

    @Test
    void addsToWhatIsKnownAndTakesTheHighestWhereNothingImproves() {
        Candidates.Choice none = new ProcessSum(List.of()).best(candidates.subList(0, 3), new double[] {1, 3, 2}, 9);
        assertThat(none.index()).isEqualTo(1);
        assertThat(none.improvement()).isZero();
        double[] known = new double[200];
        known[77] = 100;
        assertThat(new ProcessSum(List.of(difference))
                        .best(candidates, known, 50)
                        .index())
                .isEqualTo(77);
    }
}
