package org.nasturtium.engine.space.cell;

import java.util.List;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.block.Layers;

/** A second cell as reduction: average pooling 2x2, a 1x1 convolution to twice the width, then the cell. */
public record CellReduction(Cell cell) implements Reduction {
    @Override
    public int build(Layers layers, String scope, int from) {
        int channels = 2 * layers.shape(from).channels();
        int node = layers.add(scope + ".avgPool", new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0), from);
        node = Projection.build(layers, scope + ".widen", node, channels, 1);
        return cell.build(layers, scope, node);
    }

    @Override
    public List<Decision> decisions() {
        return cell.decisions();
    }
}
