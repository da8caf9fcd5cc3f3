package org.nasturtium.engine.space.cell;

import java.util.List;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.block.Block;
import org.nasturtium.engine.space.block.Layers;

/**
 * What stands in front of the cells: convolution and batch normalization, no activation.
 *
 * @param kernel odd, the size is kept
 * @param filters the width of the first cells
 */
public record StemBlock(int kernel, int filters) implements Block {
    public StemBlock {
        if (kernel < 1 || kernel % 2 == 0 || filters < 1) {
            throw new IllegalArgumentException("`stem`: kernel " + kernel + " must be odd, filters " + filters
                    + " at least 1\nMaybe `stem conv3x3(16)`.");
        }
    }

    @Override
    public String word() {
        return "stem";
    }

    @Override
    public List<Decision> decisions(String path) {
        return List.of();
    }

    @Override
    public int build(Layers layers, String path, int from) {
        int node = layers.add(path, Convolution.same(filters, kernel, 1, false), from);
        return layers.normalize(path + ".batchNorm", node);
    }
}
