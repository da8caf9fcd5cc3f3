package org.nasturtium.engine.compare;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.statistics.Sample;

/**
 * A mean curve over seeds with its uncertainty. It ends where the first of its searches ends, so that each point is a
 * mean over the same ones.
 *
 * @param points in the order of what was spent
 */
public record Band(List<Point> points) {
    private static final int MOST = 400;

    public Band {
        points = List.copyOf(points);
    }

    /**
     * A place on it.
     *
     * @param spent what it had cost
     * @param mean over the searches that had found something by then
     * @param low end of the 95 % t interval of the mean; the mean itself for one seed
     * @param high its other end
     */
    public record Point(double spent, double mean, double low, double high) {}

    static Band of(List<ComparedRun> runs, IncumbentCurve.Cost cost, double[] places) {
        List<Point> points = new ArrayList<>();
        for (double place : places) {
            Sample sample = Sample.of(runs.stream()
                    .mapToDouble(run -> run.curve().at(cost, place))
                    .toArray());
            if (sample.count() > 0) {
                double half = sample.count() < 2 ? 0 : sample.halfWidth();
                points.add(new Point(place, sample.mean(), sample.mean() - half, sample.mean() + half));
            }
        }
        return new Band(points);
    }

    /** At most a few hundred places, the last one kept. */
    static double[] thinned(double[] places) {
        int step = (places.length + MOST - 1) / MOST;
        if (step <= 1) {
            return places;
        }
        double[] kept = new double[(places.length + step - 1) / step];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = places[Math.min(places.length - 1, (i + 1) * step - 1)];
        }
        return kept;
    }
}
