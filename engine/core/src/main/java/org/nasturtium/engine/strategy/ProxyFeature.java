package org.nasturtium.engine.strategy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/**
 * A zero-cost proxy as a feature of a model: the place of an architecture's score among those of a few drawn ones, 0 for the
 * least and 1 for the most, since proxies have scales of their own and only their order is meant.
 */
final class ProxyFeature {
    private static final int DRAWN = 50;
    private static final int TRIES = 20;
    private static final long SEED = 0;

    private final SearchSpace space;
    private final Scores scores;
    private final ProxyKind proxy;
    private double[] reference = {};

    ProxyFeature(SearchSpace space, Scores scores, ProxyKind proxy) {
        scores.require(proxy);
        this.space = space;
        this.scores = scores;
        this.proxy = proxy;
    }

    /** Its share of the drawn ones that score less, equal ones counted half. */
    double of(Architecture architecture) {
        if (reference.length == 0) {
            RandomGenerator chance = new SplittableRandom(SEED);
            reference = new double[DRAWN];
            Arrays.setAll(reference, i -> scored(chance));
        }
        double score = scores.of(proxy, architecture);
        double below = 0;
        for (double other : reference) {
            below += other < score ? 1 : other == score ? 0.5 : 0;
        }
        return below / reference.length;
    }

    /** The score of one that has a score, as long as there are such. */
    private double scored(RandomGenerator chance) {
        double score = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < TRIES && score == Double.NEGATIVE_INFINITY; i++) {
            score = scores.of(proxy, space.random(chance));
        }
        return score;
    }
}
