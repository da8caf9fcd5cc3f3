package org.nasturtium.engine.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.stream.IntStream;
import org.nasturtium.engine.graph.Shape;

/**
 * Rows of a table, each a vector of features.
 *
 * @param rows one array of features a row
 * @param labels one class a row; empty for regression
 * @param targets one scaled number a row; empty for classification
 */
record TableRows(float[][] rows, int[] labels, float[] targets) implements RawSamples {
    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public Shape shape() {
        return Shape.features(rows[0].length);
    }

    @Override
    public void read(int index, float[] into, int offset) {
        System.arraycopy(rows[index], 0, into, offset, rows[index].length);
    }

    @Override
    public int label(int index) {
        return labels.length == 0 ? 0 : labels[index];
    }

    @Override
    public float target(int index) {
        return targets.length == 0 ? 0 : targets[index];
    }

    @Override
    public TableRows pick(int[] indices) {
        float[] picked = new float[targets.length == 0 ? 0 : indices.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = targets[indices[i]];
        }
        return new TableRows(
                IntStream.of(indices).mapToObj(i -> rows[i]).toArray(float[][]::new),
                labels.length == 0
                        ? labels
                        : IntStream.of(indices).map(i -> labels[i]).toArray(),
                picked);
    }

    @Override
    public void digest(int index, MessageDigest digest) {
        ByteBuffer row = ByteBuffer.allocate((rows[index].length + 2) * Float.BYTES);
        for (float value : rows[index]) {
            row.putFloat(value);
        }
        digest.update(row.putInt(label(index)).putFloat(target(index)).array());
    }
}
