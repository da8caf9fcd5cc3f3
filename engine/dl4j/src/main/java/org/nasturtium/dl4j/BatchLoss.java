package org.nasturtium.dl4j;

import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The mean loss of a batch and its slope, computed in Java from the network's outputs: there are few of them.
 *
 * <p>DL4J's labels are not read. It stops the backward pass, by {@link NotFinite}, where the loss is no number.
 */
final class BatchLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private transient Batch batch =
            new Batch(0, org.nasturtium.engine.graph.Shape.of(1), new float[0], new int[0], new float[0]);
    private transient Loss loss = new Loss.SquaredError();
    private double value;

    /** Thrown through DL4J in place of a backward pass. */
    static final class NotFinite extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotFinite() {
            super("the loss is not finite", null, false, false);
        }
    }

    /** What the next backward pass is about. */
    void expect(Batch nextBatch, Loss nextLoss) {
        batch = nextBatch;
        loss = nextLoss;
    }

    double value() {
        return value;
    }

    /** Computes the value, and the slope of each output. */
    float[] slope(float[] outputs) {
        float[] slope = new float[outputs.length];
        value = loss instanceof Loss.CrossEntropy entropy
                ? crossEntropy(outputs, slope, entropy.labelSmoothing())
                : squaredError(outputs, slope);
        return slope;
    }

    private double crossEntropy(float[] logits, float[] slope, double smoothing) {
        int size = batch.size();
        int classes = logits.length / size;
        double total = 0;
        for (int b = 0; b < size; b++) {
            int first = b * classes;
            double max = Double.NEGATIVE_INFINITY;
            for (int c = first; c < first + classes; c++) {
                max = Math.max(max, logits[c]);
            }
            double sum = 0;
            for (int c = first; c < first + classes; c++) {
                sum += Math.exp(logits[c] - max);
            }
            double logSum = Math.log(sum) + max;
            int label = batch.labels()[b];
            for (int c = 0; c < classes; c++) {
                double logProbability = logits[first + c] - logSum;
                double target = (c == label ? 1 - smoothing : 0) + smoothing / classes;
                if (target != 0) {
                    total -= target * logProbability;
                }
                slope[first + c] = (float) ((Math.exp(logProbability) - target) / size);
            }
        }
        return total / size;
    }

    private double squaredError(float[] outputs, float[] slope) {
        double total = 0;
        for (int i = 0; i < outputs.length; i++) {
            double error = (double) outputs[i] - batch.targets()[i];
            total += error * error;
            slope[i] = (float) (2 * error / outputs.length);
        }
        return total / outputs.length;
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray outputs, IActivation activation, INDArray mask) {
        float[] slope = slope(Floats.get(outputs));
        if (!Double.isFinite(value)) {
            throw new NotFinite();
        }
        INDArray gradient = Floats.create(outputs.shape());
        Floats.put(slope, gradient);
        return gradient;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray outputs, IActivation activation, INDArray mask, boolean average) {
        return value;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray outputs, IActivation activation, INDArray mask) {
        throw new UnsupportedOperationException("only the mean of a batch is computed");
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray outputs, IActivation activation, INDArray mask, boolean average) {
        INDArray gradient = computeGradient(labels, outputs, activation, mask);
        return new Pair<>(value, gradient);
    }

    @Override
    public String name() {
        return "mean loss of a batch";
    }
}
