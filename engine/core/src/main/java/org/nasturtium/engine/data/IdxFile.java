package org.nasturtium.engine.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.graph.Shape;

/** Reads the IDX format of MNIST: a magic number, extents, unsigned bytes; gzip or plain. */
final class IdxFile {
    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;

    private IdxFile() {}

    /** An image file and its label file. */
    static ByteImages read(Path images, Path labels, Shape shape, int classes) {
        byte[][] pixels = images(images, shape);
        int[] answers = labels(labels, classes);
        if (pixels.length != answers.length) {
            throw new CorruptData(images + " holds " + pixels.length + " images, " + labels + " holds " + answers.length
                    + " labels: they do not belong together\nGet both files from one source.");
        }
        return new ByteImages(shape, pixels, answers);
    }

    static byte[][] images(Path file, Shape shape) {
        try (RecordFile in = RecordFile.open(file)) {
            int count = header(in, file, IMAGES, "images");
            int height = in.readInt("its header");
            int width = in.readInt("its header");
            if (height != shape.height() || width != shape.width()) {
                throw new CorruptData(file + ": bytes 8 to 15 say images of " + height + "x" + width + ", not "
                        + shape.height() + "x" + shape.width() + "\nIs it another data set's file?");
            }
            List<byte[]> pixels = new ArrayList<>(); // grows, since a wrong count must not take all memory
            for (int i = 0; i < count; i++) {
                pixels.add(in.read(height * width, "image " + i + " of " + count));
            }
            in.requireEnd("its " + count + " images");
            return pixels.toArray(byte[][]::new);
        }
    }

    static int[] labels(Path file, int classes) {
        try (RecordFile in = RecordFile.open(file)) {
            int count = header(in, file, LABELS, "labels");
            byte[] bytes = in.read(count, "its " + count + " labels");
            in.requireEnd("its " + count + " labels");
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = bytes[i] & 0xff;
                if (labels[i] >= classes) {
                    throw new CorruptData(file + ": label " + i + " (byte " + (8 + i) + ") is " + labels[i]
                            + ", the classes are 0 to " + (classes - 1) + "\n" + CorruptData.FETCH_AGAIN);
                }
            }
            return labels;
        }
    }

    private static int header(RecordFile in, Path file, int magic, String what) {
        int found = in.readInt("its header");
        if (found != magic) {
            throw new CorruptData(String.format(
                    "%s: bytes 0 to 3 are %08x, an IDX file of %s starts with %08x%n"
                            + "Is it another file under this name?",
                    file, found, what, magic));
        }
        int count = in.readInt("its header");
        if (count < 1) {
            throw new CorruptData(file + ": bytes 4 to 7 say " + count + " " + what + "\n" + CorruptData.FETCH_AGAIN);
        }
        return count;
    }
}
