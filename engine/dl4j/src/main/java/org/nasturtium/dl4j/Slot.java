package org.nasturtium.dl4j;

import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.ParameterSpec;

/**
 * Where a parameter, or a run of its elements, stands in a DL4J layer.
 *
 * @param spec the parameter
 * @param from first element that the layer holds, in the canonical layout
 * @param length how many of the parameter it holds
 * @param layer name of the layer
 * @param key DL4J's name of the parameter in that layer
 * @param order canonical element of each of the layer's elements, relative to {@code from}; -1 for one that stays as it
 *     is and stands for none; null where both orders agree
 */
record Slot(ParameterSpec spec, int from, int length, String layer, String key, int @Nullable [] order) {
    /** A whole parameter whose elements stand in the canonical order. */
    static Slot whole(ParameterSpec spec, String layer, String key) {
        return new Slot(spec, 0, spec.elements(), layer, key, null);
    }
}
