package org.nasturtium.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seconds of a step as a sum of non-negative costs a unit of work, learnt from measured steps.
 *
 * <p>Least squares of relative errors, drawn toward usual ratios between the kinds of operation, so that it is sane
 * from the first measurement on and follows the machine as they come in. Steps of real trials outweigh calibration,
 * since they ran beside each other.
 */
final class CostModel {
    private static final double TOWARD_USUAL = 0.01;
    private static final double CALIBRATION_WEIGHT = 0.2;
    private static final int MOST_ROWS = 200;
    private static final int SWEEPS = 200;

    private final List<Row> calibration = new ArrayList<>();
    private final List<Row> trials = new ArrayList<>();
    private double @Nullable [] unitSeconds;

    private record Row(double[] work, double seconds, double weight) {}

    boolean isEmpty() {
        return calibration.isEmpty() && trials.isEmpty();
    }

    void calibrate(double[] work, double seconds) {
        calibration.add(new Row(work.clone(), seconds, CALIBRATION_WEIGHT));
        unitSeconds = null;
    }

    void observe(double[] work, double seconds) {
        trials.add(new Row(work.clone(), seconds, 1));
        if (trials.size() > MOST_ROWS) {
            trials.remove(0);
        }
        unitSeconds = null;
    }

    /** Seconds of a step with this much work; there must be a measurement. */
    double seconds(double[] work) {
        double[] units = unitSeconds;
        if (units == null) {
            units = fitted();
            unitSeconds = units;
        }
        return dot(units, work);
    }

    private double[] fitted() {
        double[] usual = Arrays.stream(CostFeatures.values())
                .mapToDouble(kind -> kind.usualSeconds)
                .toArray();
        double speed = median((trials.isEmpty() ? calibration : trials)
                .stream()
                        .mapToDouble(row -> row.seconds() / dot(usual, row.work()))
                        .toArray());
        double[] start = Arrays.stream(usual).map(cost -> cost * speed).toArray();
        List<Row> rows = new ArrayList<>(calibration);
        rows.addAll(trials);
        double[] factors = factors(rows, start);
        for (int k = 0; k < start.length; k++) {
            start[k] *= factors[k];
        }
        return start;
    }

    /** By how much each starting cost is multiplied: non-negative least squares by coordinate descent. */
    private static double[] factors(List<Row> rows, double[] start) {
        double[] factors = new double[start.length];
        Arrays.fill(factors, 1);
        double[] predicted = rows.stream()
                .mapToDouble(row -> dot(start, row.work()) / row.seconds())
                .toArray();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int k = 0; k < start.length; k++) {
                double up = TOWARD_USUAL;
                double down = TOWARD_USUAL;
                for (int i = 0; i < predicted.length; i++) {
                    Row row = rows.get(i);
                    double share = start[k] * row.work()[k] / row.seconds();
                    up += row.weight() * share * (1 - predicted[i] + share * factors[k]);
                    down += row.weight() * share * share;
                }
                double moved = Math.max(0, up / down);
                for (int i = 0; i < predicted.length; i++) {
                    Row row = rows.get(i);
                    predicted[i] += (moved - factors[k]) * start[k] * row.work()[k] / row.seconds();
                }
                factors[k] = moved;
            }
        }
        return factors;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
