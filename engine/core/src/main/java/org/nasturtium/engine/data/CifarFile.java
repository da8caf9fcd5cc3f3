package org.nasturtium.engine.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasturtium.engine.graph.Shape;

/** Reads CIFAR-10's binary files: records of a label and the red, green and blue plane; gzip or plain. */
final class CifarFile {
    private CifarFile() {}

    static ByteImages read(List<Path> files, Shape shape, int classes) {
        List<byte[]> pixels = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        files.forEach(file -> read(file, (int) shape.elements(), classes, pixels, labels));
        return new ByteImages(
                shape,
                pixels.toArray(byte[][]::new),
                labels.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void read(Path file, int elements, int classes, List<byte[]> pixels, List<Integer> labels) {
        byte[] bytes = RecordFile.readAll(file);
        int length = 1 + elements;
        if (bytes.length == 0 || bytes.length % length != 0) {
            throw new CorruptData(file + ": " + bytes.length + " bytes are not whole records of " + length
                    + ": it ends in record " + bytes.length / length + "\n" + CorruptData.FETCH_AGAIN);
        }
        for (int record = 0; record < bytes.length / length; record++) {
            int at = record * length;
            int label = bytes[at] & 0xff;
            if (label >= classes) {
                throw new CorruptData(file + ": record " + record + " (byte " + at + ") has the label " + label
                        + ", the classes are 0 to " + (classes - 1) + "\n" + CorruptData.FETCH_AGAIN);
            }
            labels.add(label);
            pixels.add(Arrays.copyOfRange(bytes, at + 1, at + length));
        }
    }
}
