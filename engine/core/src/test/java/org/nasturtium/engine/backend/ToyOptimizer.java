package org.nasturtium.engine.backend;

import java.util.HashMap;
import java.util.List;
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

    @Override
    public Weights state() {
        Map<String, Tensor> remembered = new HashMap<>();
        moments.forEach((name, state) -> {
            Tensor tensor = parameters.values.get(name);
            remembered.put(name + "#0", new Tensor(tensor.extents(), state[0].clone()));
            remembered.put(name + "#1", new Tensor(tensor.extents(), state[1].clone()));
            remembered.put(name + "#2", new Tensor(List.of(), new float[] {updates.getOrDefault(name, 0)}));
        });
        return new Weights(remembered);
    }

    @Override
    public void restore(Weights remembered) {
        remembered.tensors().forEach((label, tensor) -> {
            String name = label.substring(0, label.length() - 2);
            if (!parameters.values.containsKey(name)) {
                throw new IllegalArgumentException("there is no parameter `" + name + "`");
            }
            if (label.endsWith("#2")) {
                updates.put(name, (int) tensor.values()[0]);
            } else {
                float[][] state = moments.computeIfAbsent(name, key -> new float[2][tensor.values().length]);
                state[label.endsWith("#0") ? 0 : 1] = tensor.values().clone();
            }
        });
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
