package org.nasturtium.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;

/** A network that trains: logits behind the last node, the loss in Java, dropout by seed. */
final class TrainingTranslation extends Translation {
    private final BatchLoss loss;
    private final List<SeededDropout> dropouts = new ArrayList<>();

    TrainingTranslation(NetworkGraph graph, BatchLoss loss) {
        super(graph);
        this.loss = loss;
    }

    List<SeededDropout> dropouts() {
        return dropouts;
    }

    @Override
    Layer convolution(ConvolutionLayer.Builder layer) {
        return new TrainingConvolution(layer);
    }

    @Override
    Layer normalization(BatchNormalization.Builder layer) {
        return new TrainingNormalization(layer.build());
    }

    @Override
    Layer dropout(double rate, Node where) {
        SeededDropout dropout = new SeededDropout(rate, where.id() + " " + where.scope());
        dropouts.add(dropout);
        return new DropoutLayer.Builder(dropout).build();
    }

    @Override
    String gelu(String in) {
        return activation("", new ExactGelu(), in);
    }

    @Override
    String finish(Node last) {
        String outputs = vertexOf(last.id());
        String flat = last.shape().isMap() ? flat("-flat", last.shape(), outputs) : outputs;
        return layer("-loss", new LossLayer.Builder(loss).build(), flat);
    }
}
