package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.surrogate.GaussianProcess;
import org.nasturtium.engine.strategy.surrogate.Point;

/**
 * What {@link Cokriging} knows at one fidelity, and the process that learns it: the scores themselves at the lowest rung, what
 * they add to those of the rung below at the others.
 */
final class CokrigedRung {
    private static final int LEAST_DIFFERENCES = 3;

    private final History history;
    private final @Nullable History below;
    private final ProcessRows rows;
    private final int mostRows;
    private List<Integer> kept = new ArrayList<>();

    /**
     * @param below what is known at the next lower rung; null for the lowest
     * @param mostRows results that the process holds at most
     */
    CokrigedRung(History history, @Nullable History below, ProcessRows rows, int mostRows) {
        this.history = history;
        this.below = below;
        this.rows = rows;
        this.mostRows = mostRows;
    }

    History history() {
        return history;
    }

    GaussianProcess process() {
        return rows.process();
    }

    Point point(int place) {
        return point(history.observed().get(place));
    }

    Point point(Architecture architecture) {
        return rows.point(architecture);
    }

    void observe(Trial trial) {
        int place = history.observe(trial);
        if (place >= 0) {
            kept.add(place);
        }
    }

    /** Whether the process is about to learn its kernel anew. */
    boolean isDue() {
        return rows.isDue(history.size());
    }

    /**
     * Learns from scores, one for each observed architecture of this rung and of the one below; whether there was enough.
     */
    boolean learn(double[] scores, double[] lower) {
        if (kept.size() > mostRows) {
            kept = history.thinned(kept, mostRows, new SplittableRandom(kept.size()));
        }
        List<Architecture> wanted = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        Map<Architecture, Double> base = base(lower);
        for (int place : kept) {
            Architecture architecture = history.observed().get(place);
            // what was only tried at this rung says nothing of differences
            Double under = below == null ? Double.valueOf(0) : base.get(architecture);
            if (under != null) {
                wanted.add(architecture);
                targets.add(scores[place] - under);
            }
        }
        if (wanted.size() < (below == null ? 1 : LEAST_DIFFERENCES) || (below != null && history.measured() == 0)) {
            return false;
        }
        wanted.addAll(history.pending());
        rows.align(wanted);
        rows.learn(targets.stream().mapToDouble(Double::doubleValue).toArray(), history.size());
        return true;
    }

    private Map<Architecture, Double> base(double[] lower) {
        Map<Architecture, Double> base = new HashMap<>();
        for (int place = 0; below != null && place < lower.length; place++) {
            base.put(below.observed().get(place), lower[place]);
        }
        return base;
    }
}
