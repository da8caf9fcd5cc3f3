package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.panel.ChoicesPanel;

/** A distribution over a space that is moved by gradients: what reinforcement learning learns. */
interface Policy {
    /** A member drawn from it. */
    Architecture draw(RandomGenerator chance);

    /** How likely it is to draw these choices, as a logarithm. */
    double logProbability(List<Choices.Taken> path);

    /** One step uphill on the weighted log-probabilities, plus {@code entropy} times the entropy along the paths. */
    void ascend(List<Weighted> paths, double entropy);

    /** What it thinks now; the choices of the last trial, if there is one, are marked. */
    ChoicesPanel panel(@Nullable Architecture last);

    /** Choices, and how much likelier they should become. */
    record Weighted(List<Choices.Taken> path, double weight) {}

    /** An index drawn with these probabilities. */
    static int draw(double[] probabilities, RandomGenerator chance) {
        double drawn = chance.nextDouble();
        int last = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > 0) {
                last = i;
            }
            drawn -= probabilities[i];
            if (drawn < 0) {
                return i;
            }
        }
        return last;
    }

    /** Turns logits into probabilities, in place. */
    static double[] softmax(double[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.exp(logits[i] - most);
            sum += logits[i];
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= sum;
        }
        return logits;
    }

    /** The gradient for the logits of one choice: of the weighted log-probability, and of the entropy. */
    static void addGradient(
            double[] probabilities, int taken, double weight, double entropy, double[] gradient, int at) {
        double mean = 0;
        for (double p : probabilities) {
            mean -= p > 0 ? p * Math.log(p) : 0;
        }
        for (int i = 0; i < probabilities.length; i++) {
            double p = probabilities[i];
            gradient[at + i] += weight * ((i == taken ? 1 : 0) - p);
            gradient[at + i] -= p > 0 ? entropy * p * (Math.log(p) + mean) : 0;
        }
    }
}
