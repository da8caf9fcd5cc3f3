package org.nasturtium.engine.graph;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The extent of what flows along an edge, without the batch: {@code 3x32x32} for a map, {@code 64} for features.
 *
 * @param extents channels, height, width for a map; one number for features
 */
public record Shape(List<Integer> extents) {
    public Shape {
        extents = List.copyOf(extents);
        if (extents.isEmpty()) {
            throw new IllegalArgumentException("a shape needs at least one extent");
        }
        for (int extent : extents) {
            if (extent < 1) {
                throw new IllegalArgumentException("shape " + extents + ": every extent must be at least 1");
            }
        }
    }

    /** A map of {@code channels x height x width}. */
    public static Shape map(int channels, int height, int width) {
        return new Shape(List.of(channels, height, width));
    }

    /** A vector of {@code count} features. */
    public static Shape features(int count) {
        return new Shape(List.of(count));
    }

    /** Any extents, outermost first. */
    public static Shape of(int... extents) {
        return new Shape(IntStream.of(extents).boxed().toList());
    }

    public boolean isMap() {
        return extents.size() == 3;
    }

    /** Channels of a map, or the number of features. */
    public int channels() {
        return extents.get(0);
    }

    /** Height of a map; 1 for features. */
    public int height() {
        return isMap() ? extents.get(1) : 1;
    }

    /** Width of a map; 1 for features. */
    public int width() {
        return isMap() ? extents.get(2) : 1;
    }

    /** How many numbers one sample of this shape has. */
    public long elements() {
        long elements = 1;
        for (int extent : extents) {
            elements = Math.multiplyExact(elements, (long) extent);
        }
        return elements;
    }

    @Override
    public String toString() {
        return extents.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
