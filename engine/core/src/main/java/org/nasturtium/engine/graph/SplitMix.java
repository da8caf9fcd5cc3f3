package org.nasturtium.engine.graph;

import java.nio.charset.StandardCharsets;

/**
 * Numbers that depend on a key and an index only, the same on every machine (Steele, Lea and Flood 2014, SplitMix64).
 */
public final class SplitMix {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private SplitMix() {}

    /** Element {@code index} (from 0) of the stream {@code key}. */
    public static long at(long key, long index) {
        return mix(key + (index + 1) * GAMMA);
    }

    /** A stream's key from a seed and a name. */
    public static long key(long seed, String name) {
        long hash = seed;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash * 31 + b + GAMMA);
        }
        return hash;
    }

    /** {@code count} numbers, {@code centre + (2u - 1) bound} with 24-bit u, as the benchmark's specification says. */
    public static float[] uniform(long key, int count, double centre, double bound) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            double u = (at(key, i) >>> 40) * 0x1p-24;
            values[i] = (float) (centre + (2 * u - 1) * bound);
        }
        return values;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
