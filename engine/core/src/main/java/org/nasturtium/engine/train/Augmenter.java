package org.nasturtium.engine.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.graph.Shape;

/** Changes the images of a batch in place, each by its own draw. Labels stay. */
final class Augmenter {
    private final Augmentation augmentation;
    private final int channels;
    private final int height;
    private final int width;
    private final float[] shifted;

    Augmenter(Augmentation augmentation, Shape shape) {
        this.augmentation = augmentation;
        this.channels = shape.channels();
        this.height = shape.height();
        this.width = shape.width();
        this.shifted = new float[height * width];
    }

    void apply(Batch batch, RandomGenerator random) {
        int elements = channels * height * width;
        for (int i = 0; i < batch.size(); i++) {
            int offset = i * elements;
            if (augmentation.shift() > 0) {
                int down = random.nextInt(-augmentation.shift(), augmentation.shift() + 1);
                int right = random.nextInt(-augmentation.shift(), augmentation.shift() + 1);
                shift(batch.inputs(), offset, down, right);
            }
            if (augmentation.flip() && random.nextBoolean()) {
                flip(batch.inputs(), offset);
            }
            if (augmentation.cutout() > 0) {
                cut(batch.inputs(), offset, random.nextInt(height), random.nextInt(width));
            }
        }
    }

    private void shift(float[] pixels, int offset, int down, int right) {
        if (down == 0 && right == 0) {
            return;
        }
        for (int c = 0; c < channels; c++) {
            int plane = offset + c * height * width;
            Arrays.fill(shifted, 0);
            for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
                for (int x = Math.max(0, right); x < Math.min(width, width + right); x++) {
                    shifted[y * width + x] = pixels[plane + (y - down) * width + x - right];
                }
            }
            System.arraycopy(shifted, 0, pixels, plane, shifted.length);
        }
    }

    private void flip(float[] pixels, int offset) {
        for (int row = 0; row < channels * height; row++) {
            int left = offset + row * width;
            int right = left + width - 1;
            while (left < right) {
                float kept = pixels[left];
                pixels[left++] = pixels[right];
                pixels[right--] = kept;
            }
        }
    }

    /** The square may reach over the edge, as in the paper: its centre is anywhere. */
    private void cut(float[] pixels, int offset, int centreY, int centreX) {
        int top = centreY - augmentation.cutout() / 2;
        int left = centreX - augmentation.cutout() / 2;
        int from = Math.max(0, left);
        int to = Math.min(width, left + augmentation.cutout());
        for (int c = 0; c < channels; c++) {
            for (int y = Math.max(0, top); y < Math.min(height, top + augmentation.cutout()); y++) {
                int row = offset + (c * height + y) * width;
                Arrays.fill(pixels, row + from, row + to, 0);
            }
        }
    }
}
