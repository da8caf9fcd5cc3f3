package org.nasturtium.engine.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nasturtium.engine.graph.Shape;

/**
 * How raw numbers become what a network reads, {@code (x - mean) / scale}: from the training split alone.
 *
 * <p>Raw means the unit of the data's files: 0 to 255 for pixels, 0 to 16 for {@code digits}, a column's own numbers for
 * a table.
 *
 * @param means one a channel of a map, or one a feature
 * @param scales standard deviations, 1 where nothing varies
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

    /** Measures every number of every sample: the training split as it stands in its files. */
    public static Normalization of(Samples raw) {
        int channels = raw.shape().channels();
        int plane = raw.shape().height() * raw.shape().width();
        double[] sums = new double[channels];
        double[] squares = new double[channels];
        float[] first = new float[channels * plane];
        float[] sample = new float[channels * plane];
        raw.read(0, first, 0);
        for (int i = 0; i < raw.size(); i++) {
            raw.read(i, sample, 0);
            for (int c = 0, at = 0; c < channels; c++) {
                // shifted by the first sample, so that large offsets (years, prices) lose no digits
                float shift = first[c * plane];
                for (int end = at + plane; at < end; at++) {
                    double x = (double) sample[at] - shift;
                    sums[c] += x;
                    squares[c] += x * x;
                }
            }
        }
        double count = (double) raw.size() * plane;
        List<Float> means = new ArrayList<>();
        List<Float> scales = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            double mean = sums[c] / count;
            float deviation = (float) Math.sqrt(Math.max(0, squares[c] / count - mean * mean));
            means.add((float) (mean + first[c * plane]));
            scales.add(deviation > 0 ? deviation : 1);
        }
        return new Normalization(means, scales);
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

    /** These samples, normalised as they are read. */
    public Samples over(Samples raw) {
        return new NormalizedSamples(raw, this);
    }
}
