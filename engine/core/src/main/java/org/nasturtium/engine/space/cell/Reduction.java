package org.nasturtium.engine.space.cell;

import java.util.List;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.block.Layers;

/** What stands between two stages of cells and makes maps smaller. */
public interface Reduction {
    /** Adds its primitives. */
    int build(Layers layers, String scope, int from);

    /** Decisions of its own. */
    default List<Decision> decisions() {
        return List.of();
    }
}
