package org.nasturtium.engine.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture file as planes of bytes, scaled to a square by averaging areas. Nothing here needs a display, and every JDK
 * gives the same bytes.
 */
final class Picture {
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    private Picture() {}

    static byte[] read(Path file, int size, boolean grey) {
        int[] rgb = scaled(decode(file), size);
        int area = size * size;
        byte[] planes = new byte[grey ? area : 3 * area];
        for (int p = 0; p < area; p++) {
            int red = rgb[p] >> 16 & 0xff;
            int green = rgb[p] >> 8 & 0xff;
            int blue = rgb[p] & 0xff;
            if (grey) {
                planes[p] = (byte) Math.round(LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue);
            } else {
                planes[p] = (byte) red;
                planes[area + p] = (byte) green;
                planes[2 * area + p] = (byte) blue;
            }
        }
        return planes;
    }

    private static BufferedImage decode(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
        BufferedImage image;
        try {
            image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException | RuntimeException e) { // decoders throw either for damaged bytes
            throw new CorruptData(
                    file + ": the picture is damaged: " + e.getMessage() + "\nReplace or delete the file.", e);
        }
        if (image == null) {
            throw new CorruptData(file + ": its " + bytes.length + " bytes are no picture that can be read\n"
                    + "Replace or delete the file.");
        }
        return image;
    }

    /** Each pixel is the mean of the part of the picture that it covers; transparent parts are white. */
    private static int[] scaled(BufferedImage image, int size) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] source = image.getRGB(0, 0, width, height, null, 0, width);
        int[] scaled = new int[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                scaled[y * size + x] = mean(
                        source,
                        width,
                        (double) x * width / size,
                        (double) (x + 1) * width / size,
                        (double) y * height / size,
                        (double) (y + 1) * height / size);
            }
        }
        return scaled;
    }

    private static int mean(int[] source, int width, double left, double right, double top, double bottom) {
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int y = (int) top; y < bottom; y++) {
            double covered = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < right; x++) {
                double weight = covered * (Math.min(right, x + 1) - Math.max(left, x));
                int argb = source[y * width + x];
                double alpha = (argb >>> 24) / 255.0;
                double white = 255 * (1 - alpha);
                red += weight * ((argb >> 16 & 0xff) * alpha + white);
                green += weight * ((argb >> 8 & 0xff) * alpha + white);
                blue += weight * ((argb & 0xff) * alpha + white);
            }
        }
        double area = (right - left) * (bottom - top);
        return (int) Math.round(red / area) << 16 | (int) Math.round(green / area) << 8 | (int) Math.round(blue / area);
    }
}
