package org.nasturtium.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.ModelDescription;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.data.Normalization;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.factory.Nd4j;

/** A network that libtorch trained, in a file, read by the lines of the README and nothing of ours. */
class PlainDl4jIT {
    private static final int SIZE = 6;

    @TempDir
    Path folder;

    @Test
    void threeLinesOfPlainDl4jGiveTheProbabilitiesThatLibtorchGives() throws Exception {
        for (NetworkGraph graph : List.of(Graphs.chain(), Graphs.cell())) {
            Batch batch = TestBatches.of(graph, SIZE, 2);
            Path file = folder.resolve("winner.zip");
            float[] logits = trainWithLibtorchAndExport(graph, batch, file);
            float[] raw = batch.inputs().clone();
            long[] shape = Dl4jNetwork.extents(SIZE, batch.shape());

            File winner = file.toFile();
            INDArray images = Nd4j.create(raw, shape, 'c');

            // the README's lines
            ComputationGraph network = ModelSerializer.restoreComputationGraph(winner);
            ModelSerializer.<DataNormalization>restoreNormalizerFromFile(winner).transform(images);
            INDArray probabilities = network.outputSingle(images);

            for (int i = 0; i < SIZE; i++) {
                double sum = 0;
                for (int c = 0; c < Graphs.CLASSES; c++) {
                    sum += Math.exp(logits[i * Graphs.CLASSES + c]);
                }
                for (int c = 0; c < Graphs.CLASSES; c++) {
                    assertThat(probabilities.getDouble(i, c))
                            .isCloseTo(Math.exp(logits[i * Graphs.CLASSES + c]) / sum, within(1e-5));
                }
            }
            network.close();
        }
    }

    private static float[] trainWithLibtorchAndExport(NetworkGraph graph, Batch batch, Path file) throws Exception {
        Backend torch = Backends.named("torch");
        ModelDescription description = new ModelDescription(
                new Task.Classification(List.of("ant", "bee", "cow")),
                graph.input().shape(),
                Normalization.none(graph.input().shape().channels()),
                "",
                "20 steps of Adam",
                Map.of());
        try (Parameters store = torch.parameters(Device.CPU, 3);
                Network network = torch.compile(graph, store);
                Optimizer optimizer = torch.optimizer(store, OptimizerSettings.adam())) {
            double first = network.gradients(batch, new Loss.CrossEntropy(0), 0);
            double last = first;
            for (int step = 0; step < 20; step++) {
                optimizer.update(0.01);
                last = network.gradients(batch, new Loss.CrossEntropy(0), step);
            }
            assertThat(last).isLessThan(first);
            new Dl4jFormat().write(file, graph, store.snapshot(), description);
            return network.predict(batch);
        }
    }
}
