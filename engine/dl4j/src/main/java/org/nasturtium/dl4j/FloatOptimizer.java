package org.nasturtium.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasturtium.dl4j.FloatParameters.Parameter;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.OptimizerSettings.Rule;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;

/** SGD, Adam and AdamW over Java arrays, in PyTorch's order of operations. */
final class FloatOptimizer implements Optimizer {
    private static final String FIRST = "#0";
    private static final String SECOND = "#1";
    private static final String UPDATES = "#2";

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
            State state = states.computeIfAbsent(parameter, this::newState);
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
    public Weights state() {
        Map<String, Tensor> remembered = new TreeMap<>();
        parameters.all().forEach((name, parameter) -> {
            State state = states.get(parameter);
            if (state != null) {
                remembered.put(name + FIRST, copy(parameter.tensor.extents(), state.first));
                if (state.second.length > 0) {
                    remembered.put(name + SECOND, copy(parameter.tensor.extents(), state.second));
                }
                remembered.put(name + UPDATES, new Tensor(List.of(), new float[] {state.updates}));
            }
        });
        return new Weights(remembered);
    }

    private static Tensor copy(List<Integer> extents, float[] values) {
        return new Tensor(extents, values.clone());
    }

    @Override
    public void restore(Weights remembered) {
        remembered.tensors().forEach((label, values) -> {
            int end = label.lastIndexOf(FIRST.charAt(0));
            String name = label.substring(0, end);
            Parameter parameter = parameters.all().get(name);
            if (parameter == null) {
                throw new IllegalArgumentException("optimiser: there is no parameter `" + name
                        + "`\nMaybe its state belongs to another architecture.");
            }
            restore(states.computeIfAbsent(parameter, this::newState), name, label.substring(end), values.values());
        });
    }

    private static void restore(State state, String name, String what, float[] values) {
        if (what.equals(UPDATES)) {
            state.updates = (int) values[0];
            return;
        }
        float[] target = what.equals(FIRST) ? state.first : state.second;
        if (target.length != values.length) {
            throw new IllegalArgumentException("optimiser: the state of `" + name + "` has " + values.length
                    + " numbers, not " + target.length + "\nMaybe it belongs to another architecture.");
        }
        System.arraycopy(values, 0, target, 0, values.length);
    }

    private State newState(Parameter parameter) {
        return new State(parameter.values().length, !(settings.rule() instanceof Rule.Sgd));
    }

    @Override
    public void close() {
        states.clear();
    }
}
