package org.nasturtium.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies whole arrays between Java and ND4J, where its own accessors would go number by number. */
final class Floats {
    private Floats() {}

    /** A new array in row-major order; its first values are undefined. */
    static INDArray create(long... shape) {
        return Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    }

    /** Copies the first numbers of {@code values} over an array that {@link #create} made, or over a flat one. */
    static void put(float[] values, INDArray into) {
        pointer(into).put(values, 0, Math.toIntExact(into.length()));
        Nd4j.getAffinityManager().tagLocation(into, Location.HOST);
    }

    /** Copies an array out, in row-major order. */
    static float[] get(INDArray from) {
        float[] values = new float[Math.toIntExact(from.length())];
        if (from.ordering() == 'c' && !from.isView()) {
            get(from, values);
        } else {
            // a transposed or sliced array
            INDArray copy = from.dup('c');
            get(copy, values);
        }
        return values;
    }

    /** Copies an array whose memory is in row-major order into {@code values}. */
    static void get(INDArray from, float[] values) {
        Nd4j.getAffinityManager().ensureLocation(from, Location.HOST);
        pointer(from).get(values, 0, Math.toIntExact(from.length()));
    }

    /** The memory of an array, from its own first number on. */
    static FloatPointer pointer(INDArray array) {
        // positioned by the array's own offset into a shared buffer
        return new FloatPointer(array.data().addressPointer());
    }
}
