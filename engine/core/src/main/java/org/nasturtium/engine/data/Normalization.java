package org.nasturtium.engine.data;

import java.util.Arrays;
import org.nasturtium.engine.graph.Shape;

/**
 * Takes raw numbers, as they stand in the data's files, to what a network is fed: {@code (x - mean) / scale}, a channel
 * of a map or a single feature at a time. Learnt from the training split only.
 *
 * <p>Raw means the file's own unit: 0 to 255 for pixels, 0 to 16 for {@code digits}, a column's numbers for a table. The
 * arrays are not copied: treat them as read-only.
 *
 * @param shape of one sample
 * @param means one a channel of a map, one a feature of a vector
 * @param scales standard deviations, 1 where nothing varies
 */
public record Normalization(Shape shape, float[] means, float[] scales) {
    public Normalization {
        if (means.length != shape.channels() || scales.length != shape.channels()) {
            throw new IllegalArgumentException("normalization of shape " + shape + " needs " + shape.channels()
                    + " means and scales, not " + means.length + " and " + scales.length);
        }
        for (float scale : scales) {
            if (!(scale > 0)) {
                throw new IllegalArgumentException("normalization: scale " + scale + " must be above 0");
            }
        }
    }

    /** Leaves everything as it is. */
    public static Normalization none(Shape shape) {
        float[] ones = new float[shape.channels()];
        Arrays.fill(ones, 1);
        return new Normalization(shape, new float[shape.channels()], ones);
    }

    /** Measures every number of every sample; {@code raw} is the training split as it stands in its files. */
    public static Normalization of(Samples raw) {
        Shape shape = raw.shape();
        int channels = shape.channels();
        int elements = Math.toIntExact(shape.elements());
        int area = elements / channels;
        double[] sums = new double[channels];
        double[] squares = new double[channels];
        float[] sample = new float[elements];
        float[] first = new float[elements];
        raw.read(0, first, 0);
        for (int i = 0; i < raw.size(); i++) {
            raw.read(i, sample, 0);
            for (int e = 0; e < elements; e++) {
                // shifted by the first sample, so that large offsets (years, prices) lose no digits
                double x = (double) sample[e] - first[e / area * area];
                sums[e / area] += x;
                squares[e / area] += x * x;
            }
        }
        double count = (double) raw.size() * area;
        float[] means = new float[channels];
        float[] scales = new float[channels];
        for (int c = 0; c < channels; c++) {
            double mean = sums[c] / count;
            float deviation = (float) Math.sqrt(Math.max(0, squares[c] / count - mean * mean));
            means[c] = (float) (mean + first[c * area]);
            scales[c] = deviation > 0 ? deviation : 1;
        }
        return new Normalization(shape, means, scales);
    }

    /** Normalises one sample in place, {@code shape().elements()} numbers from {@code offset} on. */
    public void apply(float[] values, int offset) {
        int area = Math.toIntExact(shape.elements()) / means.length;
        for (int c = 0; c < means.length; c++) {
            float mean = means[c];
            float scale = scales[c];
            int end = offset + (c + 1) * area;
            for (int e = offset + c * area; e < end; e++) {
                values[e] = (values[e] - mean) / scale;
            }
        }
    }

    /** Normalises one raw sample into a new array. */
    public float[] applied(float[] raw) {
        if (raw.length != shape.elements()) {
            throw new IllegalArgumentException(
                    "a sample of shape " + shape + " has " + shape.elements() + " numbers, not " + raw.length);
        }
        float[] values = raw.clone();
        apply(values, 0);
        return values;
    }

    /** These samples, normalised as they are read. */
    public Samples over(Samples raw) {
        if (!raw.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "normalization of shape " + shape + " cannot read samples of shape " + raw.shape());
        }
        return new NormalizedSamples(raw, this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Normalization that
                && shape.equals(that.shape)
                && Arrays.equals(means, that.means)
                && Arrays.equals(scales, that.scales);
    }

    @Override
    public int hashCode() {
        return shape.hashCode() * 961 + Arrays.hashCode(means) * 31 + Arrays.hashCode(scales);
    }

    @Override
    public String toString() {
        return "Normalization[shape=" + shape + ", means=" + Arrays.toString(means) + ", scales="
                + Arrays.toString(scales) + "]";
    }
}
