package org.nasturtium.engine.space.block;

import java.util.List;
import org.nasturtium.engine.space.Decision;

/** A piece of a network with its own decisions: a layer, or a structure of further blocks. */
public interface Block {
    /** What its decisions and parameters are named after: {@code conv}. */
    String word();

    /** The decisions that it reads, named below this path. */
    List<Decision> decisions(String path);

    /** Adds its primitives behind the node {@code from}; returns the node that others go on from. */
    int build(Layers layers, String path, int from);

    /** Whether all that it does here is to normalise: what stands in front of it then has no bias. */
    default boolean normalizes(Layers layers, String path) {
        return false;
    }
}
