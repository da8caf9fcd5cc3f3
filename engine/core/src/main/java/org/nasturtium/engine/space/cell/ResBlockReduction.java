package org.nasturtium.engine.space.cell;

import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.space.block.Layers;

/**
 * The basic block of a ResNet as NAS-Bench-201 has it (Dong and Yang 2020): two times ReLU, 3x3 convolution, batch norm,
 * the first with a stride; besides, an average pooling and a 1x1 convolution; their sum.
 *
 * @param stride of the first convolution
 * @param widen factor on the channels; the papers double them with stride 2
 */
public record ResBlockReduction(int stride, int widen) implements Reduction {
    public ResBlockReduction {
        if (stride < 1 || widen < 1) {
            throw new IllegalArgumentException(
                    "`resBlock`: stride " + stride + " and widen " + widen + " must be at least 1");
        }
    }

    /** As many times wider as the map gets smaller. */
    public ResBlockReduction(int stride) {
        this(stride, stride);
    }

    @Override
    public int build(Layers layers, String scope, int from) {
        int channels = layers.shape(from).channels() * widen;
        int main = convolve(layers, scope + ".conv1", from, channels, stride);
        main = convolve(layers, scope + ".conv2", main, channels, 1);
        int side = from;
        if (stride > 1) {
            side = layers.add(scope + ".shortcut.avgPool", new Pooling(Pooling.Kind.AVERAGE, stride, stride, 0), side);
        }
        if (stride > 1 || widen > 1) {
            side = layers.add(scope + ".shortcut", Convolution.same(channels, 1, 1, false), side);
        }
        return layers.add(scope + ".add", new Add(), main, side);
    }

    private static int convolve(Layers layers, String scope, int from, int channels, int stride) {
        int node = layers.activate(scope + ".relu", "relu", from);
        node = layers.add(scope, Convolution.same(channels, 3, stride, false), node);
        return layers.normalize(scope + ".batchNorm", node);
    }
}
