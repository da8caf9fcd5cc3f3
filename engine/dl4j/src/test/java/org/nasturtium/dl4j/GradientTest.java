package org.nasturtium.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.ParameterSpec;

/** Gradients of every primitive against differences of the loss. */
class GradientTest {
    private static final Loss LOSS = new Loss.CrossEntropy(0.1);

    @TestFactory
    Stream<DynamicTest> everyPrimitiveAgreesWithDifferencesOfTheLoss() {
        return Graphs.primitives().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
    }

    private static void check(NetworkGraph graph) {
        Dl4jBackend backend = new Dl4jBackend();
        Batch batch = TestBatches.of(graph, 6, 3);
        try (FloatParameters store = (FloatParameters) backend.parameters(Device.CPU, 11);
                Network network = backend.compile(graph, store)) {
            Weights start = store.snapshot();
            double loss = network.gradients(batch, LOSS, 0);
            Map<String, float[]> gradients = new HashMap<>();
            store.all().forEach((name, parameter) -> {
                if (parameter.gradient != null) {
                    gradients.put(name, parameter.gradient.clone());
                }
            });
            assertThat(loss).isBetween(0.1, 10.0);
            for (ParameterSpec spec : graph.parameters().values()) {
                if (spec.trained()) {
                    float[] gradient = gradients.get(spec.name());
                    float[] direction = new float[gradient.length];
                    double norm = 0;
                    for (float g : gradient) {
                        norm += (double) g * g;
                    }
                    norm = Math.sqrt(norm);
                    if (norm < 1e-4) {
                        continue;
                    }
                    for (int i = 0; i < gradient.length; i++) {
                        direction[i] = (float) (gradient[i] / norm);
                    }
                    double h = 2e-3;
                    double up = lossAt(store, start, spec.name(), direction, h, network, batch);
                    double down = lossAt(store, start, spec.name(), direction, -h, network, batch);
                    assertThat((up - down) / (2 * h))
                            .as(spec.name())
                            .isCloseTo(norm, org.assertj.core.data.Offset.offset(0.02 * norm + 5e-4));
                }
            }
        }
    }

    private static double lossAt(
            FloatParameters store,
            Weights start,
            String name,
            float[] direction,
            double h,
            Network network,
            Batch batch) {
        Map<String, Tensor> moved = new HashMap<>(start.tensors());
        Tensor tensor = moved.get(name);
        float[] values = tensor.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (h * direction[i]);
        }
        moved.put(name, new Tensor(tensor.extents(), values));
        store.restore(new Weights(moved));
        return network.gradients(batch, LOSS, 0);
    }
}
