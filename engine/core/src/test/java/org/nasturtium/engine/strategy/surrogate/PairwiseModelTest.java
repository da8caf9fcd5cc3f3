package org.nasturtium.engine.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;

class PairwiseModelTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            "pairs",
            List.of(
                    Decision.choice("a", 1L, 2L, 3L),
                    Decision.choice("b", "x", "y").whenever("y", Decision.choice("b.inner", 8L, 16L))));
    private static final int ROWS = 25;
    private static final double RIDGE = 0.7;

    private final FeatureEncoding features = new FeatureEncoding(SPACE);
    private final PairwiseModel model = new PairwiseModel(features, RIDGE);
    private final List<int[]> rows = new ArrayList<>();
    private final double[] scores = new double[ROWS];

    PairwiseModelTest() {
        SplittableRandom chance = new SplittableRandom(2);
        for (int i = 0; i < ROWS; i++) {
            int[] variables = model.variables(features.encode(SPACE.random(chance)));
            rows.add(variables);
            model.append(variables);
            scores[i] = variables.length + variables[0] + 0.1 * chance.nextGaussian();
        }
    }

    /** Single values and pairs as a row of zeros and ones. */
    private static double[] written(int[] variables, int width) {
        double[] row = new double[width * (width + 1) / 2];
        for (int a : variables) {
            for (int b : variables) {
                if (b <= a) {
                    row[a * (a + 1) / 2 + b] = 1;
                }
            }
        }
        return row;
    }

    private record Ridge(RealVector weights, RealMatrix spread) {}

    private Ridge ridge(int width) {
        RealMatrix design = new Array2DRowRealMatrix(
                rows.stream().map(row -> written(row, width)).toArray(double[][]::new));
        double mean = new ArrayRealVector(scores).getL1Norm() / ROWS;
        RealVector targets = new ArrayRealVector(scores).mapSubtract(mean);
        RealMatrix normal = design.transpose().multiply(design);
        for (int i = 0; i < normal.getRowDimension(); i++) {
            normal.addToEntry(i, i, RIDGE);
        }
        RealMatrix inverse = new LUDecomposition(normal).getSolver().getInverse();
        return new Ridge(inverse.operate(design.transpose().operate(targets)), inverse);
    }

    @Test
    void hasTheWeightsOfARidgeRegression() {
        PairwiseModel.Weights weights = model.weights(scores, null);
        RealVector reference = ridge(weights.width()).weights();
        for (int a = 0; a < weights.width(); a++) {
            for (int b = 0; b <= a; b++) {
                assertThat(weights.of(a, b)).isCloseTo(reference.getEntry(a * (a + 1) / 2 + b), Offset.offset(1e-9));
            }
        }
    }

    @Test
    void drawsWeightsFromTheirPosterior() {
        Ridge ridge = ridge(model.weights(scores, null).width());
        double residual = 0;
        PairwiseModel.Weights likeliest = model.weights(scores, null);
        for (int i = 0; i < ROWS; i++) {
            residual += Math.pow(scores[i] - likeliest.value(rows.get(i)), 2) / ROWS;
        }
        SplittableRandom chance = new SplittableRandom(1);
        int draws = 4_000;
        double sum = 0;
        double square = 0;
        for (int i = 0; i < draws; i++) {
            double drawn = model.weights(scores, chance).of(4, 2);
            sum += drawn;
            square += drawn * drawn;
        }
        int at = 4 * 5 / 2 + 2;
        double deviation = Math.sqrt((residual + 1e-4) * ridge.spread().getEntry(at, at));
        assertThat(sum / draws)
                .isCloseTo(ridge.weights().getEntry(at), Offset.offset(4 * deviation / Math.sqrt(draws)));
        assertThat(Math.sqrt(square / draws - sum / draws * sum / draws))
                .isCloseTo(deviation, Offset.offset(0.05 * deviation));
    }
}
