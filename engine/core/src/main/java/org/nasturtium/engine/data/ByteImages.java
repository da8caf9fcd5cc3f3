package org.nasturtium.engine.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.stream.IntStream;
import org.nasturtium.engine.graph.Shape;

/**
 * Images whose numbers are bytes from 0 to 255, kept as bytes.
 *
 * @param pixels one array an image
 * @param labels one class an image
 */
record ByteImages(Shape shape, byte[][] pixels, int[] labels) implements RawSamples {
    ByteImages {
        if (pixels.length != labels.length) {
            throw new IllegalArgumentException(pixels.length + " images and " + labels.length + " labels");
        }
    }

    @Override
    public int size() {
        return pixels.length;
    }

    @Override
    public void read(int index, float[] into, int offset) {
        byte[] image = pixels[index];
        for (int i = 0; i < image.length; i++) {
            into[offset + i] = image[i] & 0xff;
        }
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public float target(int index) {
        return 0;
    }

    @Override
    public ByteImages pick(int[] indices) {
        return new ByteImages(
                shape,
                IntStream.of(indices).mapToObj(i -> pixels[i]).toArray(byte[][]::new),
                IntStream.of(indices).map(i -> labels[i]).toArray());
    }

    @Override
    public void digest(int index, MessageDigest digest) {
        digest.update(pixels[index]);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, labels[index]));
    }
}
