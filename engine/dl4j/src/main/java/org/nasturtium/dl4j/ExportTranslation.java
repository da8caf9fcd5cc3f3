package org.nasturtium.dl4j;

import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A network of DL4J's own classes alone, which any program with DL4J can load and train on: probabilities come out. */
final class ExportTranslation extends Translation {
    /**
     * {@code x sigmoid(x p(x^2))} is the exact GELU to 3e-6 for every x; fitted by reweighted least squares to {@code
     * log(F / (1 - F)) / x}, F the normal distribution function.
     */
    private static final double[] GELU = {
        1.5956562719971756, 0.07293758188473262, -0.0002497232420688336, -6.116201921399847e-05, 2.2381647856312137e-06
    };

    private final boolean classification;

    ExportTranslation(NetworkGraph graph, Task task) {
        super(graph);
        this.classification = task instanceof Task.Classification;
    }

    @Override
    Layer convolution(ConvolutionLayer.Builder layer) {
        return layer.build();
    }

    @Override
    Layer normalization(BatchNormalization.Builder layer) {
        return layer.build();
    }

    @Override
    Layer dropout(double rate, Node where) {
        return new DropoutLayer.Builder(new Dropout(1 - rate)).build();
    }

    /** DL4J's own GELU is an approximation, so that this one is put together from its arithmetic. */
    @Override
    String gelu(String in) {
        String square = vertex("-square", product(), in, in);
        String sum = vertex("-p" + (GELU.length - 1), new ScaleVertex(GELU[GELU.length - 1]), square);
        for (int i = GELU.length - 2; i >= 0; i--) {
            String shifted = vertex("-p" + i, new ShiftVertex(GELU[i]), sum);
            sum = vertex("-q" + i, product(), shifted, i == 0 ? in : square);
        }
        return vertex("", product(), in, activation("-sigmoid", new ActivationSigmoid(), sum));
    }

    private static ElementWiseVertex product() {
        return new ElementWiseVertex(ElementWiseVertex.Op.Product);
    }

    /** The last one becomes DL4J's output layer. */
    @Override
    public String linear(Linear operation) {
        if (!isLast()) {
            return super.linear(operation);
        }
        OutputLayer.Builder layer = new OutputLayer.Builder()
                .nIn(shapeOfInput().channels())
                .nOut(operation.units())
                .hasBias(operation.bias());
        String name = layer("", ending(layer).build(), vertexOf(currentInput()));
        placeLinear(operation, name);
        return name;
    }

    @Override
    String finish(Node last) {
        String outputs = vertexOf(last.id());
        if (last.operation() instanceof Linear) {
            return outputs;
        }
        String flat = last.shape().isMap() ? flat("-flat", last.shape(), outputs) : outputs;
        return layer("-output", ending(new LossLayer.Builder()).build(), flat);
    }

    private <B extends BaseOutputLayer.Builder<B>> B ending(B layer) {
        ILossFunction loss = classification ? new LossMCXENT() : new LossMSE();
        return layer.lossFunction(loss).activation(classification ? new ActivationSoftmax() : new ActivationIdentity());
    }
}
