package org.nasturtium.engine.space.cell;

import java.util.List;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.space.Names;

/** The catalogue of what an edge of a cell may compute. */
public final class CellOperations {
    private static final List<CellOperation> ALL = List.of(
            new NoOperation(),
            new SkipOperation(),
            new ConvOperation("conv1x1", 1, 1),
            new ConvOperation("conv3x3", 3, 1),
            new ConvOperation("conv5x5", 5, 1),
            new ConvOperation("dilConv3x3", 3, 2),
            new SeparableConvOperation("sepConv3x3", 3),
            new SeparableConvOperation("sepConv5x5", 5),
            new PoolOperation("avgPool3x3", Pooling.Kind.AVERAGE, 3),
            new PoolOperation("maxPool3x3", Pooling.Kind.MAX, 3));

    private CellOperations() {}

    /** All operations. */
    public static List<CellOperation> all() {
        return ALL;
    }

    /** The operation with this word. */
    public static CellOperation of(String word) {
        for (CellOperation operation : ALL) {
            if (operation.word().equals(word)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("unknown operation `" + word + "` in a cell's `ops`"
                + Names.hint(word, ALL.stream().map(CellOperation::word).toList()));
    }
}
