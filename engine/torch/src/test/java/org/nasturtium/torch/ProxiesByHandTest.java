package org.nasturtium.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.Untrained;

/** Proxies of a network of two full connections with a ReLU between, against the same written out. */
class ProxiesByHandTest {
    private static final int IN = 3;
    private static final int HIDDEN = 4;
    private static final int OUT = 2;
    private static final long SEED = 11;
    private static final float[] X = {0.5f, -1, 2, 1.5f, 0.25f, -0.75f, -1, 1, 1, 0.3f, 0.2f, -2};
    private static final int[] Y = {0, 1, 1, 0};
    private static final Batch BATCH = new Batch(4, Shape.features(IN), X, Y, new float[0]);

    private final double[] a = values("a.weight");
    private final double[] b = values("b.weight");

    private static NetworkGraph graph() {
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.features(IN));
        int x = builder.add("a", new Linear(HIDDEN, false), builder.input());
        x = builder.add("relu", new Activation(Activation.Function.RELU), x);
        return builder.build(builder.add("b", new Linear(OUT, false), x));
    }

    private static double[] values(String name) {
        float[] first = graph().parameters().get(name).firstValues(SEED);
        double[] values = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            values[i] = first[i];
        }
        return values;
    }

    private static double score(String name) {
        return Proxies.named(name)
                .proxy()
                .score(new Untrained(graph(), BATCH, new Loss.CrossEntropy(0), SEED, TorchBackend::new));
    }

    private static double[] hidden(double[] a, int sample) {
        double[] hidden = new double[HIDDEN];
        for (int h = 0; h < HIDDEN; h++) {
            for (int i = 0; i < IN; i++) {
                hidden[h] += a[h * IN + i] * X[sample * IN + i];
            }
        }
        return hidden;
    }

    private static double[] outputs(double[] b, double[] hidden) {
        double[] outputs = new double[OUT];
        for (int o = 0; o < OUT; o++) {
            for (int h = 0; h < HIDDEN; h++) {
                outputs[o] += b[o * HIDDEN + h] * Math.max(0, hidden[h]);
            }
        }
        return outputs;
    }

    /** Of the sample's share in the mean loss. */
    private static double[] outputSlopes(double[] outputs, int sample) {
        double sum = Math.exp(outputs[0]) + Math.exp(outputs[1]);
        double[] slopes = new double[OUT];
        for (int o = 0; o < OUT; o++) {
            slopes[o] = (Math.exp(outputs[o]) / sum - (Y[sample] == o ? 1 : 0)) / Y.length;
        }
        return slopes;
    }

    /** Gradients of the mean loss at these weights: of a, then of b. */
    private static double[][] gradients(double[] a, double[] b) {
        double[] ga = new double[a.length];
        double[] gb = new double[b.length];
        for (int n = 0; n < Y.length; n++) {
            double[] hidden = hidden(a, n);
            double[] slopes = outputSlopes(outputs(b, hidden), n);
            for (int h = 0; h < HIDDEN; h++) {
                double back = 0;
                for (int o = 0; o < OUT; o++) {
                    gb[o * HIDDEN + h] += slopes[o] * Math.max(0, hidden[h]);
                    back += slopes[o] * b[o * HIDDEN + h];
                }
                for (int i = 0; i < IN && hidden[h] > 0; i++) {
                    ga[h * IN + i] += back * X[n * IN + i];
                }
            }
        }
        return new double[][] {ga, gb};
    }

    private static double dot(double[] a, double[] b, ToDoubleFunction<Double> of) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += of.applyAsDouble(a[i] * b[i]);
        }
        return sum;
    }

    @Test
    void gradientNormAddsTheLengthsOfGradients() {
        double[][] g = gradients(a, b);
        double expected = Math.sqrt(dot(g[0], g[0], x -> x)) + Math.sqrt(dot(g[1], g[1], x -> x));

        assertThat(score("grad_norm")).isCloseTo(expected, within(1e-6));
    }

    @Test
    void snipAddsWeightTimesGradient() {
        double[][] g = gradients(a, b);

        assertThat(score("snip")).isCloseTo(dot(a, g[0], Math::abs) + dot(b, g[1], Math::abs), within(1e-6));
    }

    @Test
    void fisherSquaresActivationTimesGradientChannelByChannel() {
        double expected = 0;
        for (int n = 0; n < Y.length; n++) {
            double[] hidden = hidden(a, n);
            double[] outputs = outputs(b, hidden);
            double[] slopes = outputSlopes(outputs, n);
            for (int o = 0; o < OUT; o++) {
                expected += Math.pow(outputs[o] * slopes[o], 2) / Y.length / 2 * HIDDEN;
            }
            for (int h = 0; h < HIDDEN; h++) {
                double back = slopes[0] * b[h] + slopes[1] * b[HIDDEN + h];
                expected += Math.pow(Math.max(0, hidden[h]) * back, 2) / Y.length / 2 * IN;
            }
        }
        assertThat(score("fisher")).isCloseTo(expected, within(1e-7));
    }

    @Test
    void graspIsWeightTimesHessianTimesGradient() {
        double[][] g = gradients(a, b);
        double step = 1e-5;
        double[][] ahead = gradients(moved(a, g[0], step), moved(b, g[1], step));
        double[][] behind = gradients(moved(a, g[0], -step), moved(b, g[1], -step));
        double expected = 0;
        for (int part = 0; part < 2; part++) {
            double[] w = part == 0 ? a : b;
            for (int i = 0; i < w.length; i++) {
                expected -= w[i] * (ahead[part][i] - behind[part][i]) / (2 * step);
            }
        }
        assertThat(score("grasp")).isCloseTo(expected, within(1e-3));
    }

    private static double[] moved(double[] w, double[] direction, double step) {
        double[] moved = w.clone();
        for (int i = 0; i < w.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    @Test
    void synflowAddsWhatFlowsThroughEachLayer() {
        double flow = 0; // the same through both layers, as nothing is lost on the way
        for (int h = 0; h < HIDDEN; h++) {
            double in = Math.abs(a[h * IN]) + Math.abs(a[h * IN + 1]) + Math.abs(a[h * IN + 2]);
            flow += in * (Math.abs(b[h]) + Math.abs(b[HIDDEN + h]));
        }
        assertThat(score("synflow")).isCloseTo(Math.log1p(2 * flow), within(1e-9));
    }

    @Test
    void nwotIsTheDeterminantOfAgreeingUnits() {
        double[][] kernel = new double[Y.length][Y.length];
        for (int n = 0; n < Y.length; n++) {
            for (int m = 0; m < Y.length; m++) {
                double[] one = hidden(a, n);
                double[] other = hidden(a, m);
                for (int h = 0; h < HIDDEN; h++) {
                    kernel[n][m] += (one[h] > 0) == (other[h] > 0) ? 1 : 0;
                }
                kernel[n][m] += n == m ? 1 : 0;
            }
        }
        assertThat(score("nwot")).isCloseTo(Math.log(determinant(kernel)), within(1e-9));
    }

    private static double determinant(double[][] matrix) {
        if (matrix.length == 1) {
            return matrix[0][0];
        }
        double sum = 0;
        for (int column = 0; column < matrix.length; column++) {
            double[][] minor = new double[matrix.length - 1][matrix.length - 1];
            for (int i = 1; i < matrix.length; i++) {
                for (int j = 0, k = 0; j < matrix.length; j++) {
                    if (j != column) {
                        minor[i - 1][k++] = matrix[i][j];
                    }
                }
            }
            sum += (column % 2 == 0 ? 1 : -1) * matrix[0][column] * determinant(minor);
        }
        return sum;
    }

    /** How the summed outputs move with a sample's inputs. */
    private double[] inputSlopes(int sample) {
        double[] hidden = hidden(a, sample);
        double[] slopes = new double[IN];
        for (int h = 0; h < HIDDEN; h++) {
            for (int i = 0; i < IN && hidden[h] > 0; i++) {
                slopes[i] += (b[h] + b[HIDDEN + h]) * a[h * IN + i];
            }
        }
        return slopes;
    }

    private static double correlation(double[] x, double[] y) {
        double mx = (x[0] + x[1] + x[2]) / IN;
        double my = (y[0] + y[1] + y[2]) / IN;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < IN; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void epeNasAddsLogarithmsOfCorrelationsWithinClasses() {
        double expected = 0;
        for (int label = 0; label < OUT; label++) {
            double sum = 0;
            for (int n = 0; n < Y.length; n++) {
                for (int m = 0; m < Y.length; m++) {
                    sum += Y[n] == label && Y[m] == label
                            ? Math.log(Math.abs(correlation(inputSlopes(n), inputSlopes(m))) + 1e-5)
                            : 0;
                }
            }
            expected += Math.abs(sum);
        }
        assertThat(score("epe_nas")).isCloseTo(expected, within(1e-3));
    }

    @Test
    void jacovComesFromTheEigenvaluesOfTwoCorrelatedSamples() {
        Batch two = new Batch(2, Shape.features(IN), X, Y, new float[0]);
        double measured = Proxies.named("jacov")
                .proxy()
                .score(new Untrained(graph(), two, new Loss.CrossEntropy(0), SEED, TorchBackend::new));
        double r = correlation(inputSlopes(0), inputSlopes(1));
        double expected = 0;
        for (double v : new double[] {1 + r, 1 - r}) {
            expected -= Math.log(v + 1e-5) + 1 / (v + 1e-5);
        }
        assertThat(measured).isCloseTo(expected, within(1e-3 * Math.abs(expected)));
    }

    @Test
    void zenMovesInProportionToTheWeights() {
        // hidden units of normal weights move by 0.01 times a normal number times a row's length: about 0.01 E|row|
        // E|z| each
        assertThat(Math.exp(score("zen"))).isBetween(0.002 * HIDDEN, 0.05 * HIDDEN);
    }
}
