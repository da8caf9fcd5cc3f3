package org.nasturtium.engine.strategy.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Architectures among which the one of largest expected improvement is found exactly, without the variance of each: a
 * bound from the mean and the most similar row says which ones are worth it, the most promising first.
 *
 * <p>A list that stays over many proposals keeps what it computed until the kernel changes.
 */
public final class Candidates {
    private final List<Point> points;
    private final double[][] columns;
    private float[][] paths = new float[0][];
    private float[][] likeness = new float[0][];
    private final double[] nearest;
    private final double[][] solved;
    private final int[] solvedRows;
    private final float[] mean;
    private int rows;
    private int version = -1;
    private final List<Choice> evaluated = new ArrayList<>();

    /** The best one: where it is, its expected improvement and its posterior, standardised. */
    public record Choice(int index, double improvement, double mean, double deviation) {}

    private record Promise(double bound, int index) {}

    public Candidates(List<Point> points) {
        this.points = points;
        int features = points.isEmpty() ? 0 : points.get(0).code().length;
        this.columns = new double[features][points.size()];
        for (int c = 0; c < points.size(); c++) {
            for (int j = 0; j < features; j++) {
                columns[j][c] = points.get(c).code()[j];
            }
        }
        this.nearest = new double[points.size()];
        this.solved = new double[points.size()][0];
        this.solvedRows = new int[points.size()];
        this.mean = new float[points.size()];
    }

    /** Those that the last search computed in full, no other being better. */
    public List<Choice> evaluated() {
        return Collections.unmodifiableList(evaluated);
    }

    /** Rows from this one on are not what they were. */
    public void truncate(int size) {
        if (size < rows) {
            rows = size;
            for (int c = 0; c < solvedRows.length; c++) {
                solvedRows[c] = Math.min(solvedRows[c], size);
                nearest[c] = 0;
                for (int i = 0; i < size; i++) {
                    nearest[c] = Math.max(nearest[c], likeness[i][c]);
                }
            }
        }
    }

    /** The unseen one that promises most; null if all were seen. */
    public @Nullable Choice best(GaussianProcess process, boolean[] seen, double best) {
        if (points.isEmpty()) {
            return null;
        }
        update(process);
        means(process);
        double amplitude = process.amplitude();
        double slack = 0;
        for (double weight : process.weights()) {
            slack += Math.abs(weight) * 2e-7;
        }
        PriorityQueue<Promise> promises = promises(process, seen, best, amplitude, slack);
        Choice choice = null;
        evaluated.clear();
        for (Promise next = promises.poll(); next != null; next = promises.poll()) {
            if (choice != null && next.bound() <= choice.improvement()) {
                break;
            }
            Choice exact = evaluate(process, next.index(), best, amplitude);
            evaluated.add(exact);
            choice = choice == null || exact.improvement() > choice.improvement() ? exact : choice;
        }
        return choice;
    }

    /** What the process believes of each, in their order. */
    public List<Choice> all(GaussianProcess process, double best) {
        update(process);
        List<Choice> all = new ArrayList<>();
        for (int c = 0; c < points.size(); c++) {
            all.add(evaluate(process, c, best, process.amplitude()));
        }
        return all;
    }

    private PriorityQueue<Promise> promises(
            GaussianProcess process, boolean[] seen, double best, double amplitude, double slack) {
        // an exact value to begin with leaves all out that cannot reach it
        double reached = -1;
        int first = -1;
        double highest = -1;
        double[] bounds = new double[points.size()];
        for (int c = 0; c < bounds.length; c++) {
            if (!seen[c]) {
                bounds[c] = ExpectedImprovement.bound(
                        mean[c] + slack, amplitude * Math.sqrt(Math.max(1e-12, left(process, c))), best);
                if (bounds[c] > highest) {
                    highest = bounds[c];
                    first = c;
                }
            }
        }
        if (first >= 0) {
            reached = evaluate(process, first, best, amplitude).improvement();
        }
        PriorityQueue<Promise> promises = new PriorityQueue<>((a, b) -> {
            int order = Double.compare(b.bound(), a.bound());
            return order != 0 ? order : Integer.compare(a.index(), b.index());
        });
        for (int c = 0; c < bounds.length; c++) {
            if (!seen[c] && (bounds[c] >= reached || c == first)) {
                promises.add(new Promise(bounds[c], c));
            }
        }
        return promises;
    }

    /** A variance that the exact one does not exceed. */
    private double left(GaussianProcess process, int candidate) {
        double bound = 1 - nearest[candidate] * nearest[candidate] / (1 + process.noise());
        double[] known = solved[candidate];
        if (solvedRows[candidate] > 0) {
            double left = 1;
            for (int i = 0; i < solvedRows[candidate]; i++) {
                left -= known[i] * known[i];
            }
            return Math.min(left, bound);
        }
        return bound;
    }

    private Choice evaluate(GaussianProcess process, int candidate, double best, double amplitude) {
        int n = process.size();
        double[] known = solved[candidate];
        if (known.length < n) {
            known = Arrays.copyOf(known, n + 16);
            solved[candidate] = known;
        }
        int from = solvedRows[candidate];
        for (int i = from; i < n; i++) {
            known[i] = covariance(process, candidate, i);
        }
        process.factor().solveTransposed(known, from, n);
        solvedRows[candidate] = n;
        double left = 1;
        double center = 0;
        double[] whitened = process.whitened();
        for (int i = 0; i < n; i++) {
            left -= known[i] * known[i];
            center += i < whitened.length ? known[i] * whitened[i] : 0;
        }
        double deviation = amplitude * Math.sqrt(Math.max(1e-12, left));
        return new Choice(candidate, ExpectedImprovement.of(center, deviation, best), center, deviation);
    }

    private double covariance(GaussianProcess process, int candidate, int row) {
        MixedKernel kernel = process.kernel();
        double alike = kernel.features(
                points.get(candidate).code(), process.rows().get(row).code());
        return kernel.hasPaths() ? kernel.weight() * alike + (1 - kernel.weight()) * paths[row][candidate] : alike;
    }

    /** Likeness of all candidates with the rows that are new. */
    private void update(GaussianProcess process) {
        int n = process.size();
        if (likeness.length < n) {
            likeness = larger(likeness, n + 32);
            paths = larger(paths, n + 32);
        }
        boolean anew = version != process.version();
        if (anew) {
            version = process.version();
            Arrays.fill(nearest, 0);
            Arrays.fill(solvedRows, 0);
        }
        double[] features = new double[points.size()];
        for (int i = anew ? 0 : rows; i < n; i++) {
            Point row = process.rows().get(i);
            process.kernel().features(row.code(), columns, 0, points.size(), features);
            if (process.kernel().hasPaths() && i >= rows) {
                paths[i] = paths(row);
            }
            likeness[i] = mix(process.kernel().weight(), features, paths[i], likeness[i]);
        }
        rows = n;
    }

    private static float[][] larger(float[][] rows, int size) {
        float[][] more = new float[size][0];
        System.arraycopy(rows, 0, more, 0, rows.length);
        return more;
    }

    private float[] paths(Point row) {
        float[] similarity = new float[points.size()];
        for (int c = 0; c < similarity.length; c++) {
            similarity[c] = (float) row.paths().similarity(points.get(c).paths());
        }
        return similarity;
    }

    private float[] mix(double weight, double[] features, float[] similarity, float[] reused) {
        float[] mixed = reused.length == 0 ? new float[features.length] : reused;
        for (int c = 0; c < mixed.length; c++) {
            double value = similarity.length == 0 ? features[c] : weight * features[c] + (1 - weight) * similarity[c];
            mixed[c] = (float) value;
            nearest[c] = Math.max(nearest[c], value);
        }
        return mixed;
    }

    private void means(GaussianProcess process) {
        double[] weights = process.weights();
        Arrays.fill(mean, 0);
        int i = 0;
        for (; i + 3 < weights.length; i += 4) {
            add(weights, i, likeness[i], likeness[i + 1], likeness[i + 2], likeness[i + 3]);
        }
        for (; i < weights.length; i++) {
            float weight = (float) weights[i];
            float[] row = likeness[i];
            for (int c = 0; c < mean.length; c++) {
                mean[c] += weight * row[c];
            }
        }
    }

    private void add(double[] weights, int i, float[] a, float[] b, float[] c, float[] d) {
        float wa = (float) weights[i];
        float wb = (float) weights[i + 1];
        float wc = (float) weights[i + 2];
        float wd = (float) weights[i + 3];
        for (int k = 0; k < mean.length; k++) {
            mean[k] += wa * a[k] + wb * b[k] + wc * c[k] + wd * d[k];
        }
    }
}
