package org.nasturtium.engine.strategy.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Gaussian process over architectures (Rasmussen and Williams 2006), which grows by one row at a time.
 *
 * <p>The first rows have scores; behind them may stand rows that were proposed and are not known yet: they are believed to
 * score what the model says, so that they change no mean, and only make the model surer of their surroundings (Ginsbourger
 * et al. 2010, "Kriging is Well-Suited to Parallelize Optimization"). Scores are standardised; their scale follows from
 * the likelihood.
 */
public final class GaussianProcess {
    private final FeatureEncoding features;
    private final boolean withPaths;
    private final List<Point> rows = new ArrayList<>();
    private final List<double[]> similarities = new ArrayList<>();
    private Cholesky factor = new Cholesky();
    private KernelFit fit;
    private MixedKernel kernel;
    private int version;
    private int known;
    private ScoreScale scale = new ScoreScale(0, 1);
    private double[] whitened = {};
    private double[] weights = {};

    public GaussianProcess(FeatureEncoding features, boolean withPaths) {
        this.features = features;
        this.withPaths = withPaths;
        this.fit = KernelFit.start(features.size(), withPaths);
        this.kernel = fit.kernel(features, withPaths);
    }

    public int size() {
        return rows.size();
    }

    public MixedKernel kernel() {
        return kernel;
    }

    /** The variance of noise as a share of the variance of scores. */
    public double noise() {
        return fit.noise();
    }

    /** Counts the changes of the kernel: what was computed under another number is worth nothing any more. */
    int version() {
        return version;
    }

    List<Point> rows() {
        return rows;
    }

    Cholesky factor() {
        return factor;
    }

    /** Adds a row behind all others. */
    public void append(Point point) {
        double[] similarity = new double[withPaths ? rows.size() : 0];
        double[] covariances = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            if (withPaths) {
                similarity[i] = point.paths().similarity(rows.get(i).paths());
            }
            covariances[i] = kernel.value(point, rows.get(i));
        }
        factor.append(covariances, 1 + fit.noise());
        similarities.add(similarity);
        rows.add(point);
    }

    /** Forgets all rows but the first ones. */
    public void truncate(int size) {
        while (rows.size() > size) {
            rows.remove(rows.size() - 1);
            similarities.remove(similarities.size() - 1);
        }
        factor.truncate(size);
    }

    /** Chooses scales, weight and noise by the likelihood of these scores of the first rows. */
    public void fit(double[] scores) {
        scale = ScoreScale.of(scores);
        fit = new Likelihood(features, withPaths, rows.subList(0, scores.length), similarities, scale.standard(scores))
                .improve(fit);
        kernel = fit.kernel(features, withPaths);
        version++;
        factor = Cholesky.of(covariance(), rows.size());
    }

    private double[][] covariance() {
        int n = rows.size();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1 + fit.noise();
            for (int j = i + 1; j < n; j++) {
                matrix[i][j] = kernel.value(rows.get(i), rows.get(j));
            }
        }
        return matrix;
    }

    /** Takes the scores of the first rows; larger is better. */
    public void score(double[] scores) {
        scale = ScoreScale.of(scores);
        known = scores.length;
        whitened = scale.standard(scores);
        factor.solveTransposed(whitened, 0, known);
        weights = whitened.clone();
        factor.solve(weights, known);
    }

    /** Rows with scores. */
    int known() {
        return known;
    }

    double[] whitened() {
        return whitened;
    }

    double[] weights() {
        return weights;
    }

    /** The standard deviation of the process, in standardised scores: the likeliest one. */
    double amplitude() {
        double square = 0;
        for (double value : whitened) {
            square += value * value;
        }
        return Math.sqrt(Math.max(square / Math.max(1, known), 1e-12));
    }

    /** A score as the process has it, standardised. */
    public double standard(double score) {
        return scale.standard(score);
    }

    /** A score from a standardised one. */
    public double raw(double standardised) {
        return scale.raw(standardised);
    }

    /** Covariances of an architecture with the rows. */
    record Likely(double[] covariances) {}

    Likely likely(Point point) {
        double[] covariances = new double[rows.size()];
        for (int i = 0; i < covariances.length; i++) {
            covariances[i] = kernel.value(point, rows.get(i));
        }
        return new Likely(covariances);
    }

    /** The expected score, in the unit of scores. */
    double mean(Likely likely) {
        double sum = 0;
        for (int i = 0; i < known; i++) {
            sum += weights[i] * likely.covariances()[i];
        }
        return raw(sum);
    }

    /** How unsure the expected score is, in the square of its unit. */
    double variance(Likely likely) {
        double[] solved = likely.covariances().clone();
        factor.solveTransposed(solved, 0, solved.length);
        double left = 1;
        for (double value : solved) {
            left -= value * value;
        }
        return square(scale.deviation() * amplitude()) * Math.max(1e-12, left);
    }

    /** A bound of {@link #variance} from the most similar row alone. */
    double mostVariance(Likely likely) {
        double nearest = Arrays.stream(likely.covariances()).max().orElse(0);
        return square(scale.deviation() * amplitude()) * Math.max(1e-12, 1 - nearest * nearest / (1 + fit.noise()));
    }

    private static double square(double value) {
        return value * value;
    }
}
