package org.nasturtium.engine.bench;

import java.util.Arrays;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.data.Samples;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.graph.Shape;

/** A batch in the shape of CIFAR-10 for proxies that look at data, as CIFAR-10 itself is not at hand. */
public final class ProxyImages {
    public static final Shape SHAPE = Shape.map(3, 32, 32);
    private static final int EDGE = 32;
    private static final int CHANNELS = 3;

    private ProxyImages() {}

    /** Grey images, a border of the least value around them, three times over. */
    public static Batch of(SearchData data, int size, long seed) {
        Shape shape = data.shape();
        if (!shape.isMap() || shape.channels() != 1 || shape.height() > EDGE || shape.width() > EDGE) {
            throw new IllegalArgumentException("`" + data.name() + "` is " + shape + ", not grey images of at most "
                    + EDGE + "x" + EDGE + "\nMaybe fashionMnist, mnist or noise.");
        }
        Samples samples = data.train().take(size, seed);
        float[] inputs = new float[Math.toIntExact(size * SHAPE.elements())];
        int[] labels = new int[size];
        float[] image = new float[Math.toIntExact(shape.elements())];
        int top = (EDGE - shape.height()) / 2;
        int left = (EDGE - shape.width()) / 2;
        for (int n = 0; n < size; n++) {
            samples.read(n, image, 0);
            labels[n] = samples.label(n);
            float least = image[0];
            for (float value : image) {
                least = Math.min(least, value);
            }
            for (int c = 0; c < CHANNELS; c++) {
                int map = (n * CHANNELS + c) * EDGE * EDGE;
                Arrays.fill(inputs, map, map + EDGE * EDGE, least);
                for (int y = 0; y < shape.height(); y++) {
                    System.arraycopy(image, y * shape.width(), inputs, map + (top + y) * EDGE + left, shape.width());
                }
            }
        }
        return new Batch(size, SHAPE, inputs, labels, new float[0]);
    }
}
