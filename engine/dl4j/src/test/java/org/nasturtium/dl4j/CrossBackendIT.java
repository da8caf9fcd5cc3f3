package org.nasturtium.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.OperationExample;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.NetworkGraph;

/** The two backends give the same: loss, logits, updated parameters and running statistics. */
class CrossBackendIT {
    private static final int SIZE = 6;

    /** What one training step and a look at the logits before and after it gave. */
    private record Run(Tensor before, double loss, Weights updated, Tensor after) {}

    @TestFactory
    Stream<DynamicTest> agreeOnEveryPrimitiveAndOnWholeNetworks() {
        Map<String, NetworkGraph> graphs = new LinkedHashMap<>(Graphs.primitives());
        OperationExample.all().stream()
                .filter(example -> example.operation() != Dropout.class) // each backend draws masks of its own
                .forEach(example -> graphs.put(example.name(), example.graph()));
        graphs.put("chain", Graphs.chain());
        graphs.put("cell", Graphs.cell());
        return graphs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> agree(entry.getValue())));
    }

    private static void agree(NetworkGraph graph) {
        Run torch = run(Backends.named("torch"), graph);
        Run dl4j = run(Backends.named("dl4j"), graph);
        assertThat(dl4j.before.values()).containsExactly(torch.before.values(), within(1e-4f));
        assertThat(dl4j.loss).isCloseTo(torch.loss, within(1e-4));
        assertThat(dl4j.updated.tensors())
                .containsOnlyKeys(torch.updated.tensors().keySet());
        torch.updated
                .tensors()
                .forEach((name, tensor) -> assertThat(
                                dl4j.updated.tensors().get(name).values())
                        .as(name)
                        .containsExactly(tensor.values(), within(1e-4f)));
        assertThat(dl4j.after.values()).containsExactly(torch.after.values(), within(1e-4f));
    }

    private static Run run(Backend backend, NetworkGraph graph) {
        Batch batch = TestBatches.of(graph, SIZE, 7);
        try (Parameters store = backend.parameters(Device.CPU, 5);
                Network network = backend.compile(graph, store);
                Optimizer optimizer = backend.optimizer(store, OptimizerSettings.sgd(0.9, true, 1e-3))) {
            Tensor before = logits(network, batch);
            double loss = network.gradients(batch, new Loss.CrossEntropy(0.1), 1);
            optimizer.update(0.05);
            return new Run(before, loss, store.snapshot(), logits(network, batch));
        }
    }

    private static Tensor logits(Network network, Batch batch) {
        return new Tensor(List.of(SIZE, Graphs.CLASSES), network.predict(batch));
    }
}
