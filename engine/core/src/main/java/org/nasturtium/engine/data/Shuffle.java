package org.nasturtium.engine.data;

import org.nasturtium.engine.graph.SplitMix;

/** Shuffles the same way on every machine and every JDK. */
final class Shuffle {
    private Shuffle() {}

    /** Fisher and Yates; {@code key} decides the order. */
    static void shuffle(int[] values, long key) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = (int) (((SplitMix.at(key, i) >>> 33) * (i + 1L)) >>> 31);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
