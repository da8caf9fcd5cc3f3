package org.nasturtium.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small files in the formats of MNIST and CIFAR-10. */
final class IdxFixture {
    static final int TRAIN = 200;
    static final int TEST = 40;

    private IdxFixture() {}

    /** A folder with the four files: 200 training images and 40 test images, class {@code i % 10}. */
    static Path mnist(Path folder, boolean gzip) throws IOException {
        Files.createDirectories(folder);
        String ending = gzip ? ".gz" : "";
        write(folder.resolve("train-images-idx3-ubyte" + ending), images(TRAIN, 28, 28));
        write(folder.resolve("train-labels-idx1-ubyte" + ending), labels(TRAIN));
        write(folder.resolve("t10k-images-idx3-ubyte" + ending), images(TEST, 28, 28));
        write(folder.resolve("t10k-labels-idx1-ubyte" + ending), labels(TEST));
        return folder;
    }

    /** Pixel {@code p} of image {@code i} is {@code (31 i + p) % 251}. */
    static byte[] images(int count, int height, int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x0803);
        out.writeInt(count);
        out.writeInt(height);
        out.writeInt(width);
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < height * width; p++) {
                out.writeByte((31 * i + p) % 251);
            }
        }
        return bytes.toByteArray();
    }

    static byte[] labels(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x0801);
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeByte(i % 10);
        }
        return bytes.toByteArray();
    }

    /** {@code count} records, label {@code i % 10}, every byte of plane {@code c} is {@code 10 c + i % 200}. */
    static byte[] cifar(int count) {
        byte[] bytes = new byte[count * 3073];
        for (int i = 0; i < count; i++) {
            bytes[i * 3073] = (byte) (i % 10);
            for (int p = 0; p < 3072; p++) {
                bytes[i * 3073 + 1 + p] = (byte) (10 * (p / 1024) + i % 200);
            }
        }
        return bytes;
    }

    static Path cifarFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= 5; i++) {
            write(folder.resolve("data_batch_" + i + ".bin"), cifar(20));
        }
        write(folder.resolve("test_batch.bin"), cifar(30));
        return folder;
    }

    /** Gzip if the name says so. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = file.toString().endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(bytes);
        }
    }

    static DataPlaces places(Path home) {
        return new DataPlaces(null, home, home.resolve("no-packages"));
    }
}
