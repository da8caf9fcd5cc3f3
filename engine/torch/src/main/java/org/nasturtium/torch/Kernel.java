package org.nasturtium.torch;

import org.bytedeco.pytorch.Tensor;

/** One computation of a program: reads earlier values, gives a new one. */
@FunctionalInterface
interface Kernel {
    Tensor run(Tensor[] values, Pass pass);
}
