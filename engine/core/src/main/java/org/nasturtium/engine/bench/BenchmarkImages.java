package org.nasturtium.engine.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.data.CorruptData;
import org.nasturtium.engine.data.DataNotFound;
import org.nasturtium.engine.graph.Shape;

/** The first 6,400 training images of Fashion-MNIST, normalised with the specification's constants. */
public final class BenchmarkImages {
    private static final int COUNT = 6400;
    private static final Shape IMAGE = Shape.map(1, 28, 28);
    private static final int PIXELS = 28 * 28;
    private static final float MEAN = 0.2860f;
    private static final float DEVIATION = 0.3530f;
    private static final String IMAGES = "train-images-idx3-ubyte.gz";
    private static final String LABELS = "train-labels-idx1-ubyte.gz";

    private final float[] inputs;
    private final int[] labels;

    private BenchmarkImages(float[] inputs, int[] labels) {
        this.inputs = inputs;
        this.labels = labels;
    }

    /** Reads them from the first of these folders that has them. */
    public static BenchmarkImages load(List<Path> folders) {
        Path folder = folders.stream()
                .filter(place -> Files.isReadable(place.resolve(IMAGES)))
                .findFirst()
                .orElseThrow(() -> new DataNotFound("Fashion-MNIST was looked for in " + folders
                        + "\nOn Debian `apt install dataset-fashion-mnist` puts it in place."));
        byte[] pixels = items(folder.resolve(IMAGES), 16, PIXELS);
        byte[] classes = items(folder.resolve(LABELS), 8, 1);
        float[] inputs = new float[pixels.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = ((pixels[i] & 0xff) / 255f - MEAN) / DEVIATION;
        }
        int[] labels = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            labels[i] = classes[i];
        }
        return new BenchmarkImages(inputs, labels);
    }

    private static byte[] items(Path file, int header, int size) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(header));
            byte[] bytes = in.readNBytes(COUNT * size);
            if (head.limit() < header || head.getInt(4) < COUNT || bytes.length < COUNT * size) {
                throw new CorruptData(file + " ends before item " + COUNT);
            }
            return bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be read", failure);
        }
    }

    /** Fills the buffers with the rows that a step uses. */
    Batch batch(long step, int size, float[] into, int[] answers) {
        int row = (int) (step * size % COUNT);
        System.arraycopy(inputs, row * PIXELS, into, 0, size * PIXELS);
        System.arraycopy(labels, row, answers, 0, size);
        return new Batch(size, IMAGE, into, answers, new float[0]);
    }

    static int floats(int size) {
        return size * PIXELS;
    }
}
