package org.nasturtium.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;

/** The Gaussian error linear unit (Hendrycks and Gimpel 2016) itself; DL4J has two approximations, off by 5e-4 and more. */
final class ExactGelu extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.muli(distribution(in));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        INDArray density = in.mul(in).muli(-0.5);
        Nd4j.exec(new Exp(density, density));
        INDArray slope = density.muli(in).muli(DENSITY).addi(distribution(in));
        return new Pair<>(slope.muli(epsilon), null);
    }

    /** The normal distribution function, {@code (1 + erf(x / sqrt 2)) / 2}. */
    private static INDArray distribution(INDArray in) {
        INDArray error = in.mul(ROOT_HALF);
        Nd4j.exec(new Erf(error, error));
        return error.addi(1).muli(0.5);
    }

    @Override
    public String toString() {
        return "gelu(exact)";
    }
}
