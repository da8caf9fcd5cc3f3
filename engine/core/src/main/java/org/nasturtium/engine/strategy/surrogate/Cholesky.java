package org.nasturtium.engine.strategy.surrogate;

import java.util.Arrays;

/**
 * The factor of a positive definite matrix, {@code A = U'U}, that grows row by row and shrinks from its end.
 *
 * <p>The upper triangle is kept by rows, so that every inner loop adds a multiple of one array to another, which the
 * compiler turns into vector instructions (docs/decisions/040). Rows that are numerically dependent on earlier ones get
 * the pivot {@value #LEAST_PIVOT} instead of a negative one.
 */
public final class Cholesky {
    private static final double LEAST_PIVOT = 1e-10;

    private double[][] upper;
    private int size;

    public Cholesky() {
        this.upper = new double[0][];
    }

    /** Factors a symmetric matrix, of which the upper triangle is read and overwritten. */
    public static Cholesky of(double[][] matrix, int size) {
        Cholesky factor = new Cholesky();
        factor.upper = matrix;
        factor.size = size;
        factor.factor();
        return factor;
    }

    public int size() {
        return size;
    }

    private void factor() {
        int at = 0;
        for (; at + 3 < size; at += 4) {
            for (int row = at; row < at + 4; row++) {
                for (int done = at; done < row; done++) {
                    subtract(upper[row], upper[done], upper[done][row], row);
                }
                divide(row);
            }
            for (int row = at + 4; row < size; row++) {
                subtract(upper[row], upper[at], upper[at + 1], upper[at + 2], upper[at + 3], row, size);
            }
        }
        for (int row = at; row < size; row++) {
            for (int done = at; done < row; done++) {
                subtract(upper[row], upper[done], upper[done][row], row);
            }
            divide(row);
        }
    }

    private void divide(int row) {
        double[] values = upper[row];
        double scale = 1 / Math.sqrt(Math.max(values[row], LEAST_PIVOT));
        values[row] = 1 / scale;
        for (int j = row + 1; j < size; j++) {
            values[j] *= scale;
        }
    }

    private void subtract(double[] row, double[] other, double factor, int from) {
        for (int j = from; j < size; j++) {
            row[j] -= factor * other[j];
        }
    }

    private static void subtract(double[] row, double[] a, double[] b, double[] c, double[] d, int from, int to) {
        double fa = a[from];
        double fb = b[from];
        double fc = c[from];
        double fd = d[from];
        for (int j = from; j < to; j++) {
            row[j] -= fa * a[j] + fb * b[j] + fc * c[j] + fd * d[j];
        }
    }

    /** Appends a row: its covariances with the earlier ones, and its own variance. */
    public void append(double[] covariances, double variance) {
        ensure(size + 1);
        double[] solved = new double[size];
        System.arraycopy(covariances, 0, solved, 0, size);
        solveTransposed(solved, 0, size);
        double left = variance;
        for (int i = 0; i < size; i++) {
            upper[i][size] = solved[i];
            left -= solved[i] * solved[i];
        }
        upper[size][size] = Math.sqrt(Math.max(left, LEAST_PIVOT));
        size++;
    }

    /** Forgets all rows but the first ones. */
    public void truncate(int rows) {
        size = Math.min(size, rows);
    }

    private void ensure(int capacity) {
        if (upper.length >= capacity && upper[0].length >= capacity) {
            return;
        }
        int grown = Math.max(32, capacity * 3 / 2);
        double[][] larger = new double[grown][];
        for (int i = 0; i < grown; i++) {
            larger[i] = i < size ? Arrays.copyOf(upper[i], grown) : new double[grown];
        }
        upper = larger;
    }

    /** Solves {@code U'x = b} in place for the rows {@code from..to}, those in front of which are solved already. */
    public void solveTransposed(double[] b, int from, int to) {
        for (int k = 0; k < from; k++) {
            double[] row = upper[k];
            double x = b[k];
            for (int j = from; j < to; j++) {
                b[j] -= x * row[j];
            }
        }
        for (int k = from; k < to; k++) {
            double[] row = upper[k];
            double x = b[k] / row[k];
            b[k] = x;
            for (int j = k + 1; j < to; j++) {
                b[j] -= x * row[j];
            }
        }
    }

    /** Solves {@code Ux = b} in place for the first rows. */
    public void solve(double[] b, int rows) {
        for (int k = rows - 1; k >= 0; k--) {
            double[] row = upper[k];
            double sum = b[k];
            for (int j = k + 1; j < rows; j++) {
                sum -= row[j] * b[j];
            }
            b[k] = sum / row[k];
        }
    }

    /** Half the logarithm of the determinant of the first rows. */
    public double halfLogDeterminant(int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += Math.log(upper[i][i]);
        }
        return sum;
    }
}
