package org.nasturtium.engine.strategy.surrogate;

import java.util.Arrays;

/**
 * Turns scores into standardised ones, of mean 0 and variance 1, and back; equal scores become 0.
 *
 * @param mean of the scores
 * @param deviation their standard deviation, 1 where all are equal
 */
public record ScoreScale(double mean, double deviation) {
    /** The scale of these scores. */
    public static ScoreScale of(double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(0);
        double square = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElse(0);
        return new ScoreScale(mean, square > 0 ? Math.sqrt(square) : 1);
    }

    /** A score, standardised. */
    public double standard(double score) {
        return (score - mean) / deviation;
    }

    /** Scores, standardised. */
    public double[] standard(double[] scores) {
        return Arrays.stream(scores).map(this::standard).toArray();
    }

    /** A score from a standardised one. */
    public double raw(double standardised) {
        return mean + deviation * standardised;
    }
}
