package org.nasturtium.engine.strategy.surrogate;

import java.util.Arrays;

/**
 * An architecture as a network reads it: one-hot decisions, and one-hot paths where the space has cells, each half of length
 * one; a number of a wide range is read as itself, with a constant beside it.
 *
 * @param places the inputs that are not zero; those below zero are beside the decisions
 * @param values of those inputs
 */
public record SparseInput(int[] places, double[] values) {
    /** The same with one more number of 0..1 beside it, as a place on an arc of length one. */
    public SparseInput with(double share) {
        int size = places.length;
        int[] more = Arrays.copyOf(places, size + 2);
        double[] numbers = Arrays.copyOf(values, size + 2);
        more[size] = -1;
        numbers[size] = Math.sin((2 * share - 1) * Math.PI / 2);
        more[size + 1] = -2;
        numbers[size + 1] = Math.cos((2 * share - 1) * Math.PI / 2);
        return new SparseInput(more, numbers);
    }

    /** Reads a point. */
    public static SparseInput of(FeatureEncoding features, Point point) {
        double[] code = point.code();
        int[] paths = point.paths().ids();
        int[] places = new int[2 * code.length + paths.length];
        double[] values = new double[places.length];
        int size = 0;
        int offset = 0;
        int present = 0;
        for (double value : code) {
            present += value >= 0 ? 1 : 0;
        }
        double scale = 1 / Math.sqrt(Math.max(1, present));
        for (int j = 0; j < code.length; j++) {
            int count = features.count(j);
            if (code[j] >= 0) {
                places[size] = count > 0 ? offset + (int) code[j] : offset;
                values[size++] = scale;
                if (count == 0) {
                    places[size] = offset + 1;
                    values[size++] = scale * (2 * code[j] - 1);
                }
            }
            offset += count > 0 ? count : 2;
        }
        for (int path : paths) {
            places[size] = offset + path;
            values[size++] = 1 / Math.sqrt(paths.length);
        }
        return new SparseInput(Arrays.copyOf(places, size), Arrays.copyOf(values, size));
    }
}
