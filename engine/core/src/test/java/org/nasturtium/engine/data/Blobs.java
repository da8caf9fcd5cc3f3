package org.nasturtium.engine.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nasturtium.engine.graph.Shape;

/** Made samples for tests that train: noise around one prototype a class, or around a line for a number. */
public final class Blobs implements Samples {
    private static final int CLASSES = 3;

    private final Shape shape;
    private final float[][] inputs;
    private final int[] labels;
    private final float[] targets;

    private Blobs(Shape shape, float[][] inputs, int[] labels, float[] targets) {
        this.shape = shape;
        this.inputs = inputs;
        this.labels = labels;
        this.targets = targets;
    }

    /** Three classes; more noise makes them overlap. */
    public static Blobs classes(Shape shape, int count, double noise, long seed) {
        return of(shape, count, noise, seed, true);
    }

    /** A number that depends linearly on the first two inputs. */
    public static Blobs numbers(Shape shape, int count, double noise, long seed) {
        return of(shape, count, noise, seed, false);
    }

    private static Blobs of(Shape shape, int count, double noise, long seed, boolean classes) {
        int elements = (int) shape.elements();
        SplittableRandom random = new SplittableRandom(seed);
        float[][] inputs = new float[count][elements];
        int[] labels = new int[count];
        float[] targets = new float[count];
        for (int i = 0; i < count; i++) {
            labels[i] = classes ? i % CLASSES : 0;
            for (int e = 0; e < elements; e++) {
                double centre = classes && e % CLASSES == labels[i] ? 1 : 0;
                inputs[i][e] = (float) (centre + noise * random.nextGaussian() + (classes ? 0 : random.nextDouble()));
            }
            targets[i] = classes ? 0 : inputs[i][0] - 2 * inputs[i][1];
        }
        return new Blobs(shape, inputs, labels, targets);
    }

    /** The task of {@link #classes}. */
    public static Task.Classification threeClasses() {
        return new Task.Classification(
                IntStream.range(0, CLASSES).mapToObj(c -> "class " + c).toList());
    }

    /** Training and validation samples as a search sees them. */
    public static SearchData searchData(Shape shape, int train, int validation, double noise) {
        return new SearchData(
                "blobs",
                shape,
                threeClasses(),
                classes(shape, train, noise, 1),
                classes(shape, validation, noise, 2),
                Normalization.none(shape.channels()),
                "blobs " + List.of(train, validation, noise));
    }

    @Override
    public int size() {
        return inputs.length;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void read(int index, float[] into, int offset) {
        System.arraycopy(inputs[index], 0, into, offset, inputs[index].length);
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public float target(int index) {
        return targets[index];
    }
}
