package org.nasturtium.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean and population variance of each channel of a batch of maps.
 *
 * @param means one a channel
 * @param variances likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record Moments(float[] means, float[] variances) {
    /** Measures [batch, channels, height, width] in row-major order, a sample at a time. */
    static Moments of(INDArray maps) {
        int size = (int) maps.size(0);
        int channels = (int) maps.size(1);
        int area = (int) (maps.size(2) * maps.size(3));
        double[] sums = new double[channels];
        double[] squares = new double[channels];
        float[] sample = new float[channels * area];
        float[] shifts = new float[channels];
        FloatPointer numbers = Floats.pointer(maps);
        for (int n = 0; n < size; n++) {
            numbers.position((long) n * sample.length).get(sample);
            for (int c = 0; c < channels; c++) {
                if (n == 0) {
                    // sums around a number of the channel lose no digits to a large mean
                    shifts[c] = sample[c * area];
                }
                add(sample, c * area, area, shifts[c], c, sums, squares);
            }
        }
        float[] means = new float[channels];
        float[] variances = new float[channels];
        double count = (double) size * area;
        for (int c = 0; c < channels; c++) {
            double mean = sums[c] / count;
            means[c] = (float) (shifts[c] + mean);
            variances[c] = (float) Math.max(0, squares[c] / count - mean * mean);
        }
        return new Moments(means, variances);
    }

    /** Four sums side by side, so that an addition need not wait for the one before it. */
    private static void add(
            float[] values, int from, int area, float shift, int channel, double[] sums, double[] squares) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float q0 = 0;
        float q1 = 0;
        float q2 = 0;
        float q3 = 0;
        int end = from + area;
        int at = from;
        for (; at + 3 < end; at += 4) {
            float a = values[at] - shift;
            float b = values[at + 1] - shift;
            float c = values[at + 2] - shift;
            float d = values[at + 3] - shift;
            s0 += a;
            s1 += b;
            s2 += c;
            s3 += d;
            q0 += a * a;
            q1 += b * b;
            q2 += c * c;
            q3 += d * d;
        }
        for (; at < end; at++) {
            float a = values[at] - shift;
            s0 += a;
            q0 += a * a;
        }
        sums[channel] += (double) s0 + s1 + s2 + s3;
        squares[channel] += (double) q0 + q1 + q2 + q3;
    }
}
