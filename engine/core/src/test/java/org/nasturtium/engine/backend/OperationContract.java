package org.nasturtium.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Operation;
import org.nasturtium.engine.graph.Shape;

/**
 * What every backend has to do with every operation: the values and gradients of the reference, which is written out in
 * double precision. Subclass it with the backend and its tolerances; operations that the backend refuses are skipped.
 */
public abstract class OperationContract {
    private static final int SAMPLES = 4;
    private static final double STEP = 1e-5;
    /** About so many numbers of each parameter are checked, evenly spread. */
    private static final int CHECKED = 25;
    /** A learning rate so large that the update, not the rounding of the weight, fills the difference. */
    private static final double RATE = 16;

    private static final Loss ENTROPY = new Loss.CrossEntropy(0);

    /** The backend under test. */
    protected abstract Backend backend();

    /** Largest difference of outputs and losses. */
    protected double valueTolerance() {
        return 1e-4;
    }

    /** Largest difference of a gradient, relative where the gradient is above 1. */
    protected double gradientTolerance() {
        return 1e-3;
    }

    static List<OperationExample> examples() {
        return OperationExample.all();
    }

    @Test
    void everyOperationHasAnExample() {
        assertThat(examples().stream().map(OperationExample::operation).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(asOperations(Operation.class.getPermittedSubclasses()));
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Operation>[] asOperations(Class<?>[] classes) {
        return (Class<? extends Operation>[]) classes;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void predictsWhatTheReferenceSays(OperationExample example) {
        NetworkGraph graph = example.graph();
        Weights weights = WeightsForTests.of(graph);
        Batch batch = batch(graph);
        double[] expected = reference(graph, weights).run(SAMPLES, batch.inputs(), false);
        try (Parameters parameters = backend().parameters(Device.CPU, 1)) {
            parameters.restore(weights);
            try (Network network = compile(graph, parameters)) {
                assertClose(network.predict(batch), expected, valueTolerance());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void losesWhatTheReferenceSays(OperationExample example) {
        Assumptions.assumeFalse(example.operation() == Dropout.class, "the reference knows no dropout mask");
        NetworkGraph graph = example.graph();
        Weights weights = WeightsForTests.of(graph);
        try (Parameters parameters = backend().parameters(Device.CPU, 1)) {
            parameters.restore(weights);
            try (Network network = compile(graph, parameters)) {
                for (Loss loss : List.of(ENTROPY, new Loss.CrossEntropy(0.1), new Loss.SquaredError())) {
                    double expected = referenceLoss(graph, weights, loss);
                    assertThat(network.gradients(batch(graph), loss, 1)).isCloseTo(expected, within(valueTolerance()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasTheGradientOfItsLoss(OperationExample example) {
        NetworkGraph graph = example.graph();
        Weights weights = WeightsForTests.of(graph);
        Map<String, double[]> gradients = gradients(graph, weights);
        boolean hasMask = example.operation() == Dropout.class;
        gradients.forEach((name, gradient) -> {
            int stride = gradient.length / CHECKED + 1;
            for (int i = 0; i < gradient.length; i += stride) {
                double expected = hasMask ? ownSlope(graph, weights, name, i) : slope(graph, weights, name, i);
                double tolerance = hasMask ? 1e-3 : gradientTolerance();
                assertThat(gradient[i])
                        .as("gradient of %s[%d]", name, i)
                        .isCloseTo(expected, within(tolerance * (1 + Math.abs(expected))));
            }
        });
    }

    /** The shape law, seen from outside: as many outputs as the operation's shape has numbers. */
    @ParameterizedTest
    @MethodSource("examples")
    void agreesWithTheReferenceOnEveryShape(OperationExample example) {
        NetworkGraph graph = example.graph();
        ReferenceNetwork reference = reference(graph, WeightsForTests.of(graph));
        reference.run(SAMPLES, batch(graph).inputs(), true);
        graph.nodes()
                .forEach(node -> assertThat(reference.value(node.id()).length)
                        .as("%s in %s", node.operation().label(), node.shape())
                        .isEqualTo((int) (SAMPLES * node.shape().elements())));
    }

    /** Gradients by one step of plain descent: what moved, divided by the rate. */
    private Map<String, double[]> gradients(NetworkGraph graph, Weights weights) {
        Map<String, double[]> gradients = new HashMap<>();
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Optimizer optimizer = backend().optimizer(parameters, OptimizerSettings.sgd(0, false, 0))) {
            parameters.restore(weights);
            try (Network network = compile(graph, parameters)) {
                network.gradients(batch(graph), ENTROPY, 7);
                optimizer.update(RATE);
            }
            Weights moved = parameters.snapshot();
            graph.parameters().values().stream().filter(spec -> spec.trained()).forEach(spec -> {
                float[] before = weights.tensors().get(spec.name()).values();
                float[] after = moved.tensors().get(spec.name()).values();
                double[] gradient = new double[before.length];
                Arrays.setAll(gradient, i -> ((double) before[i] - after[i]) / RATE);
                gradients.put(spec.name(), gradient);
            });
        }
        return gradients;
    }

    private double slope(NetworkGraph graph, Weights weights, String name, int index) {
        Map<String, double[]> moved = WeightsForTests.wide(weights);
        double centre = moved.get(name)[index];
        moved.get(name)[index] = centre + STEP;
        double above = referenceLoss(graph, moved, ENTROPY);
        moved.get(name)[index] = centre - STEP;
        return (above - referenceLoss(graph, moved, ENTROPY)) / (2 * STEP);
    }

    /** The slope of the backend's own loss, for operations in which chance has a part: same seed, same masks. */
    private double ownSlope(NetworkGraph graph, Weights weights, String name, int index) {
        float step = 1f / 128;
        double above = ownLoss(graph, WeightsForTests.moved(weights, name, index, step));
        return (above - ownLoss(graph, WeightsForTests.moved(weights, name, index, -step))) / (2 * step);
    }

    private double ownLoss(NetworkGraph graph, Weights weights) {
        try (Parameters parameters = backend().parameters(Device.CPU, 1)) {
            parameters.restore(weights);
            try (Network network = compile(graph, parameters)) {
                return network.gradients(batch(graph), ENTROPY, 7);
            }
        }
    }

    private Network compile(NetworkGraph graph, Parameters parameters) {
        try {
            return backend().compile(graph, parameters);
        } catch (UnsupportedOperationException refused) {
            Assumptions.abort(refused.getMessage());
            throw refused;
        }
    }

    private static double referenceLoss(NetworkGraph graph, Weights weights, Loss loss) {
        return referenceLoss(graph, WeightsForTests.wide(weights), loss);
    }

    private static double referenceLoss(NetworkGraph graph, Map<String, double[]> weights, Loss loss) {
        Batch batch = batch(graph);
        double[] outputs = new ReferenceNetwork(graph, weights).run(SAMPLES, batch.inputs(), true);
        return ReferenceNetwork.loss(loss, outputs, batch);
    }

    private static ReferenceNetwork reference(NetworkGraph graph, Weights weights) {
        return new ReferenceNetwork(graph, WeightsForTests.wide(weights));
    }

    private static Batch batch(NetworkGraph graph) {
        Shape shape = graph.input().shape();
        int outputs = graph.output().shape().channels();
        float[] inputs = WeightsForTests.numbers("inputs", (int) (SAMPLES * shape.elements()), 0, 1);
        int[] labels = {0, 2, 1, 2};
        return new Batch(SAMPLES, shape, inputs, labels, WeightsForTests.numbers("targets", SAMPLES * outputs, 0, 1));
    }

    private static void assertClose(float[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("output %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
