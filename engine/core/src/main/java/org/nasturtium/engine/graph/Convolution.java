package org.nasturtium.engine.graph;

import java.util.List;

/**
 * Cross-correlation of a map with learnt kernels, zero padding on both sides.
 *
 * @param filters channels that come out
 * @param kernel height and width of the kernel
 * @param stride step in both directions
 * @param padding zeros on each side; see {@link #same}
 * @param dilation distance between taps
 * @param groups channel groups; equal to the input's channels for a depthwise convolution
 * @param bias whether a bias is added; not in front of a batch normalization
 */
public record Convolution(int filters, int kernel, int stride, int padding, int dilation, int groups, boolean bias)
        implements Operation {
    public Convolution {
        if (filters < 1 || kernel < 1 || stride < 1 || padding < 0 || dilation < 1 || groups < 1) {
            throw new IllegalArgumentException("convolution: filters " + filters + ", kernel " + kernel + ", stride "
                    + stride + ", dilation " + dilation + ", groups " + groups
                    + " must be at least 1, and padding " + padding + " at least 0");
        }
    }

    /** A plain convolution that keeps the size of the map at stride 1 (odd kernels). */
    public static Convolution same(int filters, int kernel, int stride, boolean bias) {
        return new Convolution(filters, kernel, stride, kernel / 2, 1, 1, bias);
    }

    /** One kernel a channel. */
    public static Convolution depthwise(int channels, int kernel, int stride) {
        return new Convolution(channels, kernel, stride, kernel / 2, 1, channels, false);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape in = Operation.singleMap(label(), inputs);
        if (in.channels() % groups != 0 || filters % groups != 0) {
            throw new ShapeMismatch(label() + ": " + groups + " groups divide neither or only one of " + in.channels()
                    + " and " + filters);
        }
        int reach = dilation * (kernel - 1) + 1;
        int height = in.height() + 2 * padding - reach;
        int width = in.width() + 2 * padding - reach;
        if (height < 0 || width < 0) {
            throw new ShapeMismatch(label() + ": the map " + in + " is too small for a kernel that reaches " + reach
                    + "x" + reach + "\nMaybe pool less in front of it, or take a smaller kernel.");
        }
        return Shape.map(filters, height / stride + 1, width / stride + 1);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int in = inputs.get(0).channels() / groups;
        ParameterSpec weight = ParameterSpec.weight(in * kernel * kernel, filters, in, kernel, kernel);
        return bias ? List.of(weight, ParameterSpec.constant("bias", filters, 0, true)) : List.of(weight);
    }

    @Override
    public long macs(List<Shape> inputs) {
        return shape(inputs).elements() * (inputs.get(0).channels() / groups) * kernel * kernel;
    }

    @Override
    public String label() {
        return (groups > 1 ? "depthwise " : "conv ") + kernel + "x" + kernel + ", " + filters
                + (stride > 1 ? ", stride " + stride : "") + (dilation > 1 ? ", dilation " + dilation : "");
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.convolution(this);
    }
}
