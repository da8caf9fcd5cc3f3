package org.nasturtium.torch;

import org.bytedeco.pytorch.GeneratorOptional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a program knows beside its tensors.
 *
 * @param batch number of samples
 * @param random draws dropout masks; null in inference
 */
record Pass(int batch, @Nullable GeneratorOptional random) {}
