package org.nasturtium.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Probe;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;

/** Looks into a network with libtorch's own gradients, also those of values in the middle. */
final class TorchProbe implements Probe {
    private static final long SEED = 0;

    private final NetworkGraph graph;
    private final TorchParameters store;
    private final BatchMemory batches;
    private final Compiler.Traced traced;

    /** Takes the store over. */
    TorchProbe(NetworkGraph graph, TorchParameters store) {
        this.graph = graph;
        this.store = store;
        this.batches = new BatchMemory(
                store.memory(), Math.toIntExact(graph.output().shape().elements()));
        this.traced = Compiler.traced(graph, store);
    }

    @Override
    public NetworkGraph graph() {
        return graph;
    }

    @Override
    public Map<String, double[]> values() {
        Map<String, double[]> values = new LinkedHashMap<>();
        store.all()
                .forEach(
                        parameter -> values.put(parameter.name(), store.memory().readDouble(parameter.tensor())));
        return values;
    }

    @Override
    public void put(Map<String, double[]> values) {
        values.forEach((name, numbers) -> {
            Tensor tensor = store.all().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the network has no parameter `" + name + "`"))
                    .tensor();
            if (tensor.numel() != numbers.length) {
                throw new IllegalArgumentException(
                        "parameter `" + name + "` has " + tensor.numel() + " numbers, not " + numbers.length);
            }
            store.memory().write(tensor, numbers);
        });
    }

    @Override
    public void forward(Batch batch, Watch watch) {
        Map<Integer, List<Node>> wanted = wanted(watch);
        Scope.withoutGradients(
                "looking at " + batch.size() + " samples",
                () -> traced.program().run(batches.input(batch), pass(batch), (slot, value) -> {
                    for (Node node : wanted.getOrDefault(slot, List.of())) {
                        watch.see(node, store.memory().read(value), new float[0]);
                    }
                }));
    }

    @Override
    public Map<String, double[]> gradients(Batch batch, @Nullable Loss loss, Watch watch) {
        Map<Integer, List<Node>> wanted = wanted(watch);
        Map<String, double[]> gradients = new LinkedHashMap<>();
        Scope.recording("looking at the gradients of " + batch.size() + " samples", () -> {
            Map<Integer, Tensor> seen = new LinkedHashMap<>();
            Tensor input = batches.input(batch);
            input.set_requires_grad(wanted.containsKey(0));
            Tensor output = traced.program().run(input, pass(batch), (slot, value) -> {
                if (wanted.containsKey(slot) && value.requires_grad()) {
                    value.retain_grad();
                }
                if (wanted.containsKey(slot)) {
                    seen.put(slot, new Tensor(value)); // the program lets go of its own handle
                }
            });
            Tensor told = loss == null ? torch.sum(output) : batches.mean(loss, output, batch);
            if (told.requires_grad()) {
                told.backward();
            }
            seen.forEach((slot, value) -> {
                float[] numbers = store.memory().read(value);
                Tensor gradient = value.grad();
                float[] slopes = gradient.defined() ? store.memory().read(gradient) : new float[numbers.length];
                wanted.getOrDefault(slot, List.of()).forEach(node -> watch.see(node, numbers, slopes));
            });
            take(gradients);
            return 0;
        });
        return gradients;
    }

    /** Takes the gradients that wait in the store out of it. */
    private void take(Map<String, double[]> into) {
        for (TorchParameters.Parameter parameter : store.all()) {
            Tensor gradient = parameter.tensor().mutable_grad();
            if (gradient.defined()) {
                into.put(parameter.name(), store.memory().readDouble(gradient));
                gradient.reset();
            }
        }
    }

    private Map<Integer, List<Node>> wanted(Watch watch) {
        Map<Integer, List<Node>> wanted = new HashMap<>();
        for (Node node : graph.liveNodes()) {
            if (watch.wants(node)) {
                wanted.computeIfAbsent(traced.valueOf()[node.id()], slot -> new ArrayList<>())
                        .add(node);
            }
        }
        return wanted;
    }

    private static Pass pass(Batch batch) {
        return new Pass(batch.size(), new GeneratorOptional(torch.createCPUGenerator(SEED)));
    }

    @Override
    public void close() {
        traced.program().close();
        batches.close();
        store.close();
    }
}
