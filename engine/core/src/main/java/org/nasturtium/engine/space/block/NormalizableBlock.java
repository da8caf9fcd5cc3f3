package org.nasturtium.engine.space.block;

import org.jspecify.annotations.Nullable;

/**
 * A block that multiplies by weights. A batch normalization that follows it directly is put behind the weights and in
 * front of the activation, as in the papers, and takes the place of the bias.
 */
public interface NormalizableBlock extends Block {
    /**
     * Builds with or without a batch normalization inside.
     *
     * @param normalization scope of the batch normalization that follows in the space, or null for none
     */
    int build(Layers layers, String path, int from, @Nullable String normalization);

    @Override
    default int build(Layers layers, String path, int from) {
        return build(layers, path, from, null);
    }
}
