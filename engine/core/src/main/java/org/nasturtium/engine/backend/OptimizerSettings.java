package org.nasturtium.engine.backend;

/**
 * How gradients become updates. The learning rate is not here: a schedule gives it step by step.
 *
 * @param rule the method and its constants
 * @param weightDecay L2 for SGD and Adam, decoupled for AdamW; on kernels and matrices only
 * @param clipNorm largest norm of all gradients together; 0 = no clipping
 */
public record OptimizerSettings(Rule rule, double weightDecay, double clipNorm) {
    /** The method. */
    public sealed interface Rule {
        /** Stochastic gradient descent; momentum 0 = plain. */
        record Sgd(double momentum, boolean nesterov) implements Rule {}

        /** Adam (Kingma and Ba 2015). */
        record Adam(double beta1, double beta2, double epsilon) implements Rule {}

        /** Adam with decoupled decay (Loshchilov and Hutter 2019). */
        record AdamW(double beta1, double beta2, double epsilon) implements Rule {}
    }

    /** Adam with the usual constants and no decay. */
    public static OptimizerSettings adam() {
        return new OptimizerSettings(new Rule.Adam(0.9, 0.999, 1e-8), 0, 0);
    }

    /** AdamW with the usual constants. */
    public static OptimizerSettings adamW(double weightDecay) {
        return new OptimizerSettings(new Rule.AdamW(0.9, 0.999, 1e-8), weightDecay, 0);
    }

    /** SGD with momentum. */
    public static OptimizerSettings sgd(double momentum, boolean nesterov, double weightDecay) {
        return new OptimizerSettings(new Rule.Sgd(momentum, nesterov), weightDecay, 0);
    }
}
