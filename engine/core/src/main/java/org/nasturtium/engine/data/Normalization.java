package org.nasturtium.engine.data;

import java.util.Collections;
import java.util.List;
import org.nasturtium.engine.graph.Shape;

/**
 * How raw numbers become what a network reads, {@code (x - mean) / scale}: from the training split alone.
 *
 * @param means one a channel of a map, or one a feature
 * @param scales likewise; none is 0
 */
public record Normalization(List<Float> means, List<Float> scales) {
    public Normalization {
        means = List.copyOf(means);
        scales = List.copyOf(scales);
        if (means.size() != scales.size()) {
            throw new IllegalArgumentException(
                    "normalization: " + means.size() + " means and " + scales.size() + " scales must be as many");
        }
        if (scales.contains(0f)) {
            throw new IllegalArgumentException("normalization: no scale may be 0: " + scales);
        }
    }

    /** Leaves numbers as they are. */
    public static Normalization none(int channels) {
        return new Normalization(Collections.nCopies(channels, 0f), Collections.nCopies(channels, 1f));
    }

    /** Normalises one sample in place, from {@code offset} on. */
    public void apply(float[] values, int offset, Shape shape) {
        if (shape.channels() != means.size()) {
            throw new IllegalArgumentException(
                    "normalization of " + means.size() + " channels does not fit the shape " + shape);
        }
        int plane = shape.height() * shape.width();
        for (int channel = 0, at = offset; channel < means.size(); channel++) {
            float mean = means.get(channel);
            float scale = scales.get(channel);
            for (int end = at + plane; at < end; at++) {
                values[at] = (values[at] - mean) / scale;
            }
        }
    }
}
