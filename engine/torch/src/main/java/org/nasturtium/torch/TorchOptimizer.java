package org.nasturtium.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.torch.TorchParameters.Parameter;

/** Applies gradients with libtorch's fused kernels: one call for all kernels and matrices, one for the rest. */
final class TorchOptimizer implements Optimizer {
    private static final char SEPARATOR = '#';

    private final TorchParameters store;
    private final OptimizerSettings settings;
    private final UpdateRule rule;
    private final Map<String, Tensor[]> states = new HashMap<>();

    TorchOptimizer(TorchParameters store, OptimizerSettings settings) {
        this.store = store;
        this.settings = settings;
        this.rule = UpdateRule.of(settings.rule());
    }

    @Override
    public void update(double learningRate) {
        Scope.withoutGradients("updating parameters", () -> {
            List<Parameter> ready = ready();
            clip(ready);
            if (settings.weightDecay() == 0) {
                apply(ready, learningRate, 0);
            } else {
                apply(ready.stream().filter(Parameter::decays).toList(), learningRate, settings.weightDecay());
                apply(ready.stream().filter(p -> !p.decays()).toList(), learningRate, 0);
            }
            ready.forEach(parameter -> parameter.tensor().mutable_grad().reset());
            return ready.size();
        });
    }

    private List<Parameter> ready() {
        List<Parameter> ready = new ArrayList<>();
        for (Parameter parameter : store.all()) {
            if (parameter.tensor().mutable_grad().defined()) {
                ready.add(parameter);
            }
        }
        return ready;
    }

    private void clip(List<Parameter> ready) {
        if (settings.clipNorm() > 0 && !ready.isEmpty()) {
            Tensor[] tensors = ready.stream().map(Parameter::tensor).toArray(Tensor[]::new);
            torch.clip_grad_norm_(new TensorVector(tensors), settings.clipNorm());
        }
    }

    private void apply(List<Parameter> group, double learningRate, double weightDecay) {
        if (group.isEmpty()) {
            return;
        }
        int count = group.size();
        Tensor[] values = new Tensor[count];
        Tensor[] gradients = new Tensor[count];
        Tensor[][] state = new Tensor[rule.stateTensors()][count];
        for (int i = 0; i < count; i++) {
            Parameter parameter = group.get(i);
            values[i] = parameter.tensor();
            gradients[i] = parameter.tensor().mutable_grad();
            Tensor[] own = states.computeIfAbsent(parameter.name(), name -> rule.firstState(parameter.tensor()));
            for (int k = 0; k < own.length; k++) {
                state[k][i] = own[k];
            }
        }
        rule.apply(values, gradients, state, learningRate, weightDecay);
    }

    @Override
    public Weights state() {
        Map<String, org.nasturtium.engine.backend.Tensor> remembered = new TreeMap<>();
        states.forEach((name, tensors) -> {
            for (int k = 0; k < tensors.length; k++) {
                List<Integer> extents = Arrays.stream(Native.extents(tensors[k]))
                        .mapToObj(Math::toIntExact)
                        .toList();
                remembered.put(
                        name + SEPARATOR + k,
                        new org.nasturtium.engine.backend.Tensor(
                                extents, store.memory().read(tensors[k])));
            }
        });
        return new Weights(remembered);
    }

    @Override
    public void restore(Weights state) {
        Map<String, Parameter> known = store.all().stream().collect(Collectors.toMap(Parameter::name, p -> p));
        state.tensors().forEach((label, values) -> {
            int end = label.lastIndexOf(SEPARATOR);
            String name = label.substring(0, end);
            Parameter parameter = known.get(name);
            if (parameter == null) {
                throw new IllegalArgumentException("optimiser: there is no parameter `" + name
                        + "`\nMaybe its state belongs to another architecture.");
            }
            Tensor[] own = states.computeIfAbsent(name, key -> rule.firstState(parameter.tensor()));
            Tensor target = own[Integer.parseInt(label.substring(end + 1))];
            if (target.numel() != values.values().length) {
                throw new IllegalArgumentException("optimiser: the state of `" + name + "` has "
                        + values.values().length + " numbers, not " + target.numel()
                        + "\nMaybe it belongs to another architecture.");
            }
            store.memory().write(target, values.values());
        });
    }

    @Override
    public void close() {
        states.values().forEach(tensors -> List.of(tensors).forEach(Pointer::deallocate));
        states.clear();
    }
}
