package org.nasturtium.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A graph as a DL4J ComputationGraph, whose parameters are copied from the store before each use. */
final class Dl4jNetwork implements Network {
    private final NetworkGraph graph;
    private final FloatParameters store;
    private final Natives natives;
    private final BatchLoss loss = new BatchLoss();
    private final List<SeededDropout> dropouts;
    private final ComputationGraph network;
    private final FlatLayout layout;
    private final float[] flat;
    private final float[] flatGradient;
    private long versionHere = -1;
    private @Nullable INDArray inputs;
    private boolean closed;

    Dl4jNetwork(NetworkGraph graph, FloatParameters store, Natives natives) {
        this.graph = graph;
        this.store = store;
        this.natives = natives;
        natives.claimThread(store.device());
        TrainingTranslation translation = new TrainingTranslation(graph, loss);
        ComputationGraphConfiguration configuration = translation.translate();
        dropouts = translation.dropouts();
        network = new ComputationGraph(configuration);
        network.init();
        layout = new FlatLayout(network, translation, store);
        flat = layout.isEmpty() ? new float[0] : Floats.get(network.params());
        flatGradient = new float[flat.length];
    }

    @Override
    public NetworkGraph graph() {
        return graph;
    }

    @Override
    public double gradients(Batch batch, Loss wanted, long seed) {
        INDArray in = prepare(batch);
        loss.expect(batch, wanted);
        dropouts.forEach(dropout -> dropout.seed(seed));
        if (layout.isEmpty()) {
            loss.slope(outputs(true, in));
            return loss.value();
        }
        try (INDArray labels =
                Floats.create(batch.size(), graph.output().shape().elements())) {
            network.setInputs(in);
            network.setLabels(labels);
            network.computeGradientAndScore();
        } catch (BatchLoss.NotFinite noNumber) {
            network.clear();
            return loss.value();
        }
        Floats.get(network.getFlattenedGradients(), flatGradient);
        layout.collectGradients(flatGradient);
        layout.moveStatistics(flat, flatGradient, batch.size());
        store.changed();
        return loss.value();
    }

    @Override
    public float[] predict(Batch batch) {
        return outputs(false, prepare(batch));
    }

    private float[] outputs(boolean training, INDArray in) {
        try (INDArray outputs = network.outputSingle(training, in)) {
            return Floats.get(outputs);
        }
    }

    private INDArray prepare(Batch batch) {
        if (closed) {
            throw new IllegalStateException("this network is closed");
        }
        if (!batch.shape().equals(graph.input().shape())) {
            throw new IllegalArgumentException("a batch of shape " + batch.shape()
                    + " does not fit the network's input " + graph.input().shape());
        }
        natives.claimThread(store.device());
        if (versionHere != store.version() && !layout.isEmpty()) {
            layout.fill(flat);
            Floats.put(flat, network.params());
            versionHere = store.version();
        }
        INDArray in = inputs;
        if (in == null || in.size(0) != batch.size()) {
            closeInputs();
            in = Floats.create(extents(batch.size(), batch.shape()));
            inputs = in;
        }
        Floats.put(batch.inputs(), in);
        return in;
    }

    static long[] extents(int size, Shape shape) {
        return shape.isMap()
                ? new long[] {size, shape.channels(), shape.height(), shape.width()}
                : new long[] {size, shape.channels()};
    }

    private void closeInputs() {
        if (inputs != null) {
            inputs.close();
            inputs = null;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            closeInputs();
            release(network);
        }
    }

    /** As {@link ComputationGraph#close}, without the collection of garbage that it asks for each time. */
    static void release(ComputationGraph network) {
        network.clear();
        for (INDArray array : new INDArray[] {network.params(), network.getFlattenedGradients()}) {
            if (array != null && array.closeable()) {
                array.close();
            }
        }
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
