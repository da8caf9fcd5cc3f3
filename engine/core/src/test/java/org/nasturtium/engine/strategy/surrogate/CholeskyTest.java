package org.nasturtium.engine.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {
    private static final Offset<Double> NEAR = Offset.offset(1e-9);

    private static double[][] positiveDefinite(int size) {
        Random random = new Random(size);
        double[][] matrix = new double[size][size];
        double[][] places = new double[size][3];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < 3; k++) {
                places[i][k] = random.nextDouble();
            }
            for (int j = 0; j <= i; j++) {
                double square = i == j ? 0 : Math.pow(places[i][0] - places[j][0], 2);
                matrix[i][j] = Math.exp(-square - Math.abs(places[i][1] - places[j][1])) + (i == j ? 0.1 : 0);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 30, 61})
    void solvesAsHipparchusDoes(int size) {
        double[][] matrix = positiveDefinite(size);
        double[] right = new Random(1).doubles(size).toArray();
        CholeskyDecomposition reference = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix));

        Cholesky factor = Cholesky.of(copy(matrix), size);
        double[] solved = right.clone();
        factor.solveTransposed(solved, 0, size);
        factor.solve(solved, size);

        assertThat(solved)
                .containsExactly(
                        reference.getSolver().solve(new ArrayRealVector(right)).toArray(), NEAR);
        assertThat(2 * factor.halfLogDeterminant(size)).isCloseTo(Math.log(reference.getDeterminant()), NEAR);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40})
    void isTheSameGrownRowByRow(int size) {
        double[][] matrix = positiveDefinite(size);
        Cholesky whole = Cholesky.of(copy(matrix), size);
        Cholesky grown = new Cholesky();
        for (int i = 0; i < size; i++) {
            grown.append(matrix[i], matrix[i][i]);
        }
        grown.truncate(size / 2);
        for (int i = size / 2; i < size; i++) {
            grown.append(matrix[i], matrix[i][i]);
        }

        double[] a = new Random(2).doubles(size).toArray();
        double[] b = a.clone();
        whole.solveTransposed(a, 0, size);
        grown.solveTransposed(b, 0, size / 3);
        grown.solveTransposed(b, size / 3, size);
        assertThat(b).containsExactly(a, NEAR);
    }
}
