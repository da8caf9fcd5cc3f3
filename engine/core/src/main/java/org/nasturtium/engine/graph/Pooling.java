package org.nasturtium.engine.graph;

import java.util.List;

/** The largest or the mean number of each window; padding is never counted in a mean. */
public record Pooling(Kind kind, int kernel, int stride, int padding) implements Operation {
    /** What is taken of a window. */
    public enum Kind {
        MAX,
        AVERAGE
    }

    public Pooling {
        if (kernel < 1 || stride < 1 || padding < 0 || padding > kernel / 2) {
            throw new IllegalArgumentException("pooling: kernel " + kernel + " and stride " + stride
                    + " must be at least 1, padding " + padding + " at most half the kernel");
        }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape in = Operation.singleMap(label(), inputs);
        int height = in.height() + 2 * padding - kernel;
        int width = in.width() + 2 * padding - kernel;
        if (height < 0 || width < 0) {
            throw new ShapeMismatch(label() + ": the map " + in + " is smaller than the window " + kernel + "x" + kernel
                    + "\nMaybe pool fewer times, or put `optional` in front of it.");
        }
        return Shape.map(in.channels(), height / stride + 1, width / stride + 1);
    }

    @Override
    public String label() {
        return (kind == Kind.MAX ? "max pool " : "avg pool ") + kernel + "x" + kernel
                + (stride > 1 ? ", stride " + stride : "");
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.pooling(this);
    }
}
