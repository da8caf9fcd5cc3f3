package org.nasturtium.dl4j;

import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.Convolution;

/**
 * The square kernel that DL4J is given for a convolution.
 *
 * <p>Its oneDNN cannot dilate (it fails, depthwise even without a way back), so that a dilated kernel is spread over a
 * larger one whose other taps stay zero.
 *
 * @param taps edge of the canonical kernel
 * @param dilation distance between its taps
 */
record KernelGrid(int taps, int dilation) {
    static KernelGrid of(Convolution operation) {
        return new KernelGrid(operation.kernel(), operation.dilation());
    }

    /** Edge of the kernel that DL4J is given. */
    int edge() {
        return dilation * (taps - 1) + 1;
    }

    /** The order of a {@link Slot} for {@code kernels} kernels, one behind the other. */
    int @Nullable [] order(int kernels) {
        if (edge() == taps) {
            return null;
        }
        int area = edge() * edge();
        int[] order = new int[kernels * area];
        for (int i = 0; i < order.length; i++) {
            int tap = tap(i % area);
            order[i] = tap < 0 ? -1 : i / area * taps * taps + tap;
        }
        return order;
    }

    /** The same where the kernel's extents come first, as DL4J has it in depthwise convolutions. */
    int[] orderKernelFirst(int kernels) {
        int[] order = new int[kernels * edge() * edge()];
        for (int i = 0; i < order.length; i++) {
            int tap = tap(i / kernels);
            order[i] = tap < 0 ? -1 : i % kernels * taps * taps + tap;
        }
        return order;
    }

    /** The tap at a place of the larger kernel, or -1. */
    private int tap(int place) {
        int row = place / edge();
        int column = place % edge();
        return row % dilation == 0 && column % dilation == 0 ? row / dilation * taps + column / dilation : -1;
    }
}
