package org.nasturtium.torch;

import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.graph.NetworkGraph;

/** A graph over a store: one program to train, one to predict, both compiled when first needed. */
final class TorchNetwork implements Network {
    private final NetworkGraph graph;
    private final TorchParameters store;
    private final MemoryLayout layout;
    private final BatchMemory batches;
    private @Nullable Program training;
    private @Nullable Program inference;

    TorchNetwork(NetworkGraph graph, TorchParameters store, MemoryLayout layout) {
        this.graph = graph;
        this.store = store;
        this.layout = layout;
        this.batches = new BatchMemory(
                store.memory(), Math.toIntExact(graph.output().shape().elements()));
        for (var node : graph.liveNodes()) {
            graph.parameters(node).forEach(store::require);
        }
    }

    @Override
    public NetworkGraph graph() {
        return graph;
    }

    @Override
    public double gradients(Batch batch, Loss loss, long seed) {
        return Scope.recording("training " + batch.size() + " samples", () -> {
            GeneratorOptional random = new GeneratorOptional(torch.createCPUGenerator(seed));
            Tensor output = training().run(batches.input(batch), new Pass(batch.size(), random));
            Tensor mean = batches.mean(loss, output, batch);
            double value = mean.item_double();
            if (Double.isFinite(value)) {
                mean.backward();
            }
            return value;
        });
    }

    @Override
    public float[] predict(Batch batch) {
        return Scope.withoutGradients(
                "predicting " + batch.size() + " samples",
                () -> store.memory().read(inference().run(batches.input(batch), new Pass(batch.size(), null))));
    }

    private Program training() {
        if (training == null) {
            training = Compiler.compile(graph, store, layout, true);
        }
        return training;
    }

    private Program inference() {
        if (inference == null) {
            inference = Compiler.compile(graph, store, layout, false);
        }
        return inference;
    }

    @Override
    public void close() {
        if (training != null) {
            training.close();
            training = null;
        }
        if (inference != null) {
            inference.close();
            inference = null;
        }
        batches.close();
    }
}
