package org.nasturtium.engine.evaluate;

/** A hard upper bound on a metric; those that follow from the graph are checked before training. */
public record Limit(String metric, double atMost) {}
