package org.nasturtium.engine.evaluate;

/**
 * How long inference takes, and how sure that is.
 *
 * @param seconds of one sample alone, median of the repeats
 * @param spread interquartile range of those repeats, in seconds
 * @param batchSeconds a sample, in batches of {@code batch}, median of the repeats
 * @param batchSpread interquartile range of those, in seconds a sample
 * @param batch samples of the larger batch
 * @param repeats of the single sample
 * @param runtime what computed: {@code torch 2.10.0 on cpu}
 */
public record Latency(
        double seconds,
        double spread,
        double batchSeconds,
        double batchSpread,
        int batch,
        int repeats,
        String runtime) {}
