package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.surrogate.FeatureEncoding;
import org.nasturtium.engine.strategy.surrogate.GaussianProcess;
import org.nasturtium.engine.strategy.surrogate.PathEncoding;
import org.nasturtium.engine.strategy.surrogate.Point;

/**
 * A Gaussian process that follows a list of architectures: rows in front that stay are kept, and its kernel is learnt anew
 * when results have doubled, from ten on after every ten, later after every tenth of them.
 */
final class ProcessRows {
    private static final int FIT_EVERY = 10;

    private final FeatureEncoding features;
    private final PathEncoding paths;
    private final GaussianProcess process;
    private final List<Architecture> rows = new ArrayList<>();
    private int fitted;

    ProcessRows(FeatureEncoding features, PathEncoding paths) {
        this.features = features;
        this.paths = paths;
        this.process = new GaussianProcess(features, paths.hasPaths());
    }

    GaussianProcess process() {
        return process;
    }

    Point point(Architecture architecture) {
        return new Point(features.encode(architecture), paths.encode(architecture));
    }

    /** Makes these the rows; how many in front stayed as they were. */
    int align(List<Architecture> wanted) {
        int same = 0;
        while (same < rows.size() && same < wanted.size() && rows.get(same).equals(wanted.get(same))) {
            same++;
        }
        if (same < rows.size()) {
            process.truncate(same);
            rows.subList(same, rows.size()).clear();
        }
        for (Architecture added : wanted.subList(same, wanted.size())) {
            process.append(point(added));
            rows.add(added);
        }
        return same;
    }

    /** Whether the next {@link #learn} learns the kernel anew. */
    boolean isDue(int results) {
        return fitted == 0 || results >= fitted + Math.max(Math.min(FIT_EVERY, fitted), fitted / FIT_EVERY);
    }

    /**
     * Takes the targets of the first rows.
     *
     * @param results how many there were so far, the rows being some of them
     */
    void learn(double[] targets, int results) {
        if (isDue(results)) {
            process.fit(targets);
            fitted = results;
        }
        process.score(targets);
    }
}
