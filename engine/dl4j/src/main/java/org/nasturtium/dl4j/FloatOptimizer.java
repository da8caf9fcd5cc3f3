package org.nasturtium.dl4j;

import java.util.HashMap;
import java.util.Map;
import org.nasturtium.dl4j.FloatParameters.Parameter;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.OptimizerSettings.Rule;

/** SGD, Adam and AdamW over Java arrays, in PyTorch's order of operations. */
final class FloatOptimizer implements Optimizer {
    private final FloatParameters parameters;
    private final OptimizerSettings settings;
    private final Map<Parameter, State> states = new HashMap<>();

    FloatOptimizer(FloatParameters parameters, OptimizerSettings settings) {
        this.parameters = parameters;
        this.settings = settings;
    }

    /** What is remembered of one parameter. */
    private static final class State {
        final float[] first;
        final float[] second;
        int updates;

        State(int elements, boolean twoMoments) {
            first = new float[elements];
            second = new float[twoMoments ? elements : 0];
        }
    }

    @Override
    public void update(double learningRate) {
        float scale = (float) clipping();
        for (Parameter parameter : parameters.all().values()) {
            float[] gradient = parameter.gradient;
            if (gradient == null) {
                continue;
            }
            State state = states.computeIfAbsent(
                    parameter, key -> new State(gradient.length, !(settings.rule() instanceof Rule.Sgd)));
            state.updates++;
            float decay = parameter.decays() ? (float) settings.weightDecay() : 0;
            if (scale != 1) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] *= scale;
                }
            }
            step(parameter.values(), gradient, state, learningRate, decay);
            parameter.gradient = null;
        }
        parameters.changed();
    }

    private double clipping() {
        if (settings.clipNorm() <= 0) {
            return 1;
        }
        double squares = 0;
        for (Parameter parameter : parameters.all().values()) {
            if (parameter.gradient != null) {
                for (float g : parameter.gradient) {
                    squares += (double) g * g;
                }
            }
        }
        return Math.min(1, settings.clipNorm() / (Math.sqrt(squares) + 1e-6));
    }

    private void step(float[] values, float[] gradient, State state, double rate, float decay) {
        Rule rule = settings.rule();
        if (rule instanceof Rule.Sgd sgd) {
            addDecay(values, gradient, decay);
            sgd(values, gradient, state, rate, sgd);
        } else if (rule instanceof Rule.Adam adam) {
            addDecay(values, gradient, decay);
            adam(values, gradient, state, rate, adam.beta1(), adam.beta2(), adam.epsilon());
        } else if (rule instanceof Rule.AdamW adam) {
            float keep = (float) (1 - rate * decay);
            for (int i = 0; i < values.length; i++) {
                values[i] *= keep;
            }
            adam(values, gradient, state, rate, adam.beta1(), adam.beta2(), adam.epsilon());
        }
    }

    private static void addDecay(float[] values, float[] gradient, float decay) {
        if (decay != 0) {
            for (int i = 0; i < values.length; i++) {
                gradient[i] += decay * values[i];
            }
        }
    }

    private static void sgd(float[] values, float[] gradient, State state, double rate, Rule.Sgd sgd) {
        float lr = (float) rate;
        float momentum = (float) sgd.momentum();
        float[] velocity = state.first;
        float keep = state.updates == 1 ? 0 : momentum;
        for (int i = 0; i < values.length; i++) {
            velocity[i] = keep * velocity[i] + gradient[i];
            values[i] -= lr * (sgd.nesterov() ? gradient[i] + momentum * velocity[i] : velocity[i]);
        }
    }

    private static void adam(
            float[] values, float[] gradient, State state, double rate, double beta1, double beta2, double epsilon) {
        float b1 = (float) beta1;
        float b2 = (float) beta2;
        float c1 = (float) (1 - beta1);
        float c2 = (float) (1 - beta2);
        float eps = (float) epsilon;
        float size = (float) (rate / (1 - Math.pow(beta1, state.updates)));
        float root = (float) Math.sqrt(1 - Math.pow(beta2, state.updates));
        float[] first = state.first;
        float[] second = state.second;
        for (int i = 0; i < values.length; i++) {
            float g = gradient[i];
            float m = b1 * first[i] + c1 * g;
            float v = b2 * second[i] + c2 * g * g;
            first[i] = m;
            second[i] = v;
            values[i] -= size * m / ((float) Math.sqrt(v) / root + eps);
        }
    }

    @Override
    public void close() {
        states.clear();
    }
}
