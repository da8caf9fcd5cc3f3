package org.nasturtium.engine.backend;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** SGD, Adam and AdamW, element by element. */
final class ToyOptimizer extends ToyResource implements Optimizer {
    private final ToyParameters parameters;
    private final OptimizerSettings settings;
    private final Map<String, float[][]> moments = new HashMap<>();
    private final Map<String, Integer> updates = new HashMap<>();

    ToyOptimizer(ToyParameters parameters, OptimizerSettings settings, AtomicInteger open) {
        super(open);
        this.parameters = parameters;
        this.settings = settings;
    }

    @Override
    public void update(double learningRate) {
        checkOpen();
        double scale = clipping();
        parameters.gradients.forEach((name, gradient) -> {
            Tensor tensor = parameters.values.get(name);
            double decay = tensor.extents().size() > 1 ? settings.weightDecay() : 0;
            int update = updates.merge(name, 1, Integer::sum);
            float[][] state = moments.computeIfAbsent(name, key -> new float[2][tensor.values().length]);
            move(tensor.values(), gradient, state, update, learningRate, decay, scale);
        });
        parameters.gradients.clear();
    }

    private double clipping() {
        if (settings.clipNorm() <= 0) {
            return 1;
        }
        double squares = 0;
        for (float[] gradient : parameters.gradients.values()) {
            for (float g : gradient) {
                squares += (double) g * g;
            }
        }
        return Math.min(1, settings.clipNorm() / (Math.sqrt(squares) + 1e-6));
    }

    private void move(
            float[] w, float[] gradient, float[][] state, int update, double rate, double decay, double scale) {
        OptimizerSettings.Rule rule = settings.rule();
        for (int i = 0; i < w.length; i++) {
            double g = gradient[i] * scale;
            if (rule instanceof OptimizerSettings.Rule.Sgd sgd) {
                g += decay * w[i];
                state[0][i] = (float) (update == 1 ? g : sgd.momentum() * state[0][i] + g);
                w[i] -= (float) (rate * (sgd.nesterov() ? g + sgd.momentum() * state[0][i] : state[0][i]));
            } else if (rule instanceof OptimizerSettings.Rule.Adam adam) {
                g += decay * w[i];
                w[i] -= (float) (rate * adamStep(g, state, i, update, adam.beta1(), adam.beta2(), adam.epsilon()));
            } else if (rule instanceof OptimizerSettings.Rule.AdamW adam) {
                w[i] -= (float) (rate * decay * w[i]);
                w[i] -= (float) (rate * adamStep(g, state, i, update, adam.beta1(), adam.beta2(), adam.epsilon()));
            }
        }
    }

    private static double adamStep(double g, float[][] state, int i, int update, double b1, double b2, double epsilon) {
        state[0][i] = (float) (b1 * state[0][i] + (1 - b1) * g);
        state[1][i] = (float) (b2 * state[1][i] + (1 - b2) * g * g);
        double first = state[0][i] / (1 - Math.pow(b1, update));
        double second = state[1][i] / (1 - Math.pow(b2, update));
        return first / (Math.sqrt(second) + epsilon);
    }
}
