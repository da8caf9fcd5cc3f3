package org.nasturtium.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.graph.Shape;

/** What augmentation may do to images, over several seeds. */
final class AugmenterTest {
    private static final Shape SHAPE = Shape.map(2, 5, 4);
    private static final int ELEMENTS = 40;
    private static final int SIZE = 8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shiftMovesAllChannelsTogetherAndFillsWithZeros(long seed) {
        Batch batch = applied(new Augmentation(2, false, 0), seed);
        for (int i = 0; i < SIZE; i++) {
            float[] image = image(batch, i);
            assertThat(shifts(i)).as("image %d", i).anyMatch(shifted -> Arrays.equals(shifted, image));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void flipMirrorsAboutHalfOfTheImages(long seed) {
        Batch batch = applied(new Augmentation(0, true, 0), seed);
        Set<Boolean> mirrored = new HashSet<>();
        for (int i = 0; i < SIZE; i++) {
            float[] image = image(batch, i);
            boolean same = image[0] == value(i, 0, 0, 0);
            mirrored.add(!same);
            for (int c = 0; c < 2; c++) {
                for (int y = 0; y < 5; y++) {
                    for (int x = 0; x < 4; x++) {
                        assertThat(image[(c * 5 + y) * 4 + x]).isEqualTo(value(i, c, y, same ? x : 3 - x));
                    }
                }
            }
        }
        assertThat(mirrored).containsExactlyInAnyOrder(true, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cutoutZeroesOneSquareAtMost(long seed) {
        Batch batch = applied(new Augmentation(0, false, 3), seed);
        for (int i = 0; i < SIZE; i++) {
            float[] image = image(batch, i);
            int zeros = 0;
            for (int e = 0; e < ELEMENTS; e++) {
                zeros += image[e] == 0 ? 1 : 0;
                assertThat(image[e]).isIn(0f, value(i, e / 20, e / 4 % 5, e % 4));
            }
            assertThat(zeros).isBetween(2 * 2 * 2, 2 * 3 * 3);
        }
    }

    @Test
    void leavesLabelsAloneAndFollowsFromTheSeed() {
        Augmentation all = new Augmentation(2, true, 2);
        Batch first = applied(all, 7);
        assertThat(first.labels()).isEqualTo(fresh().labels());
        assertThat(applied(all, 7).inputs()).isEqualTo(first.inputs());
        assertThat(applied(all, 8).inputs()).isNotEqualTo(first.inputs());
    }

    private static Iterable<float[]> shifts(int image) {
        return () -> java.util.stream.IntStream.range(0, 25)
                .mapToObj(k -> shifted(image, k / 5 - 2, k % 5 - 2))
                .iterator();
    }

    private static float[] shifted(int image, int down, int right) {
        float[] out = new float[ELEMENTS];
        for (int c = 0; c < 2; c++) {
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 4; x++) {
                    int fromY = y - down;
                    int fromX = x - right;
                    boolean inside = fromY >= 0 && fromY < 5 && fromX >= 0 && fromX < 4;
                    out[(c * 5 + y) * 4 + x] = inside ? value(image, c, fromY, fromX) : 0;
                }
            }
        }
        return out;
    }

    private static Batch applied(Augmentation augmentation, long seed) {
        Batch batch = fresh();
        new Augmenter(augmentation, SHAPE).apply(batch, new SplittableRandom(seed));
        return batch;
    }

    private static Batch fresh() {
        float[] inputs = new float[SIZE * ELEMENTS];
        int[] labels = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            labels[i] = i;
            for (int e = 0; e < ELEMENTS; e++) {
                inputs[i * ELEMENTS + e] = value(i, e / 20, e / 4 % 5, e % 4);
            }
        }
        return new Batch(SIZE, SHAPE, inputs, labels, new float[0]);
    }

    private static float value(int image, int channel, int y, int x) {
        return 1 + image * 1000 + channel * 100 + y * 10 + x;
    }

    private static float[] image(Batch batch, int i) {
        return Arrays.copyOfRange(batch.inputs(), i * ELEMENTS, (i + 1) * ELEMENTS);
    }
}
