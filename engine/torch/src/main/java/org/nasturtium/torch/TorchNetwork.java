package org.nasturtium.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.graph.NetworkGraph;

/** A graph over a store: one program to train, one to predict, both compiled when first needed. */
final class TorchNetwork implements Network {
    private static final long MEAN = 1;
    private static final long IGNORED_CLASS = -100;

    private final NetworkGraph graph;
    private final TorchParameters store;
    private final MemoryLayout layout;
    private final int outputs;
    private @Nullable Program training;
    private @Nullable Program inference;
    /** Where a batch lies while it is computed; grows when a larger one comes. */
    private @Nullable FloatPointer inputs;

    private @Nullable IntPointer labels;

    TorchNetwork(NetworkGraph graph, TorchParameters store, MemoryLayout layout) {
        this.graph = graph;
        this.store = store;
        this.layout = layout;
        this.outputs = Math.toIntExact(graph.output().shape().elements());
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
            Tensor output = training().run(input(batch), new Pass(batch.size(), random));
            Tensor mean = mean(loss, output, batch);
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
                () -> store.memory().read(inference().run(input(batch), new Pass(batch.size(), null))));
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

    private Tensor input(Batch batch) {
        int count =
                Math.multiplyExact(batch.size(), Math.toIntExact(batch.shape().elements()));
        FloatPointer buffer = inputs;
        if (buffer == null || buffer.capacity() < count) {
            if (buffer != null) {
                buffer.deallocate();
            }
            buffer = Native.kept(new FloatPointer(count));
            inputs = buffer;
        }
        buffer.put(batch.inputs(), 0, count);
        return store.memory().placed(torch.from_blob(buffer, Compiler.sizes(batch.size(), batch.shape())));
    }

    private Tensor mean(Loss loss, Tensor output, Batch batch) {
        if (loss instanceof Loss.CrossEntropy entropy) {
            return torch.cross_entropy_loss(
                    output, classes(batch), new TensorOptional(), MEAN, IGNORED_CLASS, entropy.labelSmoothing());
        }
        Tensor targets = torch.from_blob(new FloatPointer(batch.targets()), batch.size(), outputs);
        return torch.mse_loss(output, store.memory().placed(targets), MEAN);
    }

    private Tensor classes(Batch batch) {
        IntPointer buffer = labels;
        if (buffer == null || buffer.capacity() < batch.size()) {
            if (buffer != null) {
                buffer.deallocate();
            }
            buffer = Native.kept(new IntPointer(batch.size()));
            labels = buffer;
        }
        buffer.put(batch.labels(), 0, batch.size());
        Tensor narrow = torch.from_blob(buffer, new long[] {batch.size()}, new TensorOptions(ScalarType.Int));
        return store.memory().moved(narrow.to(ScalarType.Long));
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
        if (inputs != null) {
            inputs.deallocate();
            inputs = null;
        }
        if (labels != null) {
            labels.deallocate();
            labels = null;
        }
    }
}
