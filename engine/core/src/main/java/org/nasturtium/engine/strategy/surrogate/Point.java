package org.nasturtium.engine.strategy.surrogate;

/**
 * An architecture as a Gaussian process sees it.
 *
 * @param code one number a decision, see {@link FeatureEncoding#encode}
 * @param paths the paths of its cells; empty where the space has none
 */
public record Point(double[] code, PathEncoding.Paths paths) {}
