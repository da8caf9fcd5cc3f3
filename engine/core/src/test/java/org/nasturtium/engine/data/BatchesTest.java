package org.nasturtium.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.backend.Batch;

class BatchesTest {
    private static final Task CLASSES = new Task.Classification(List.of("even", "odd"));

    @Test
    void inOrderGivesEverySampleOnceWithTheLastBatchSmaller() {
        List<Float> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Batch batch : new Batches(numbers(11), CLASSES, 5).inOrder()) {
            sizes.add(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                seen.add(batch.inputs()[2 * i]);
                assertThat(batch.labels()[i]).isEqualTo((int) batch.inputs()[2 * i] % 2);
            }
        }

        assertThat(sizes).containsExactly(5, 5, 1);
        assertThat(seen).containsExactly(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 99})
    void aShuffledEpochGivesEverySampleOnceInAnOrderOfItsSeed(long seed) {
        Batches batches = new Batches(numbers(103), CLASSES, 10);

        List<Float> epoch = values(batches.shuffled(seed));

        assertThat(epoch)
                .hasSize(103)
                .doesNotHaveDuplicates()
                .isNotEqualTo(values(batches.inOrder()))
                .isEqualTo(values(batches.shuffled(seed)))
                .isEqualTo(values(new Batches(numbers(103), CLASSES, 25).shuffled(seed)))
                .isNotEqualTo(values(batches.shuffled(seed + 1)));
    }

    @Test
    void trainingLeavesOutALastBatchOfOneBecauseBatchNormalisationNeedsTwo() {
        assertThat(sizes(new Batches(numbers(11), CLASSES, 5))).containsExactly(5, 5);
        assertThat(sizes(new Batches(numbers(12), CLASSES, 5))).containsExactly(5, 5, 2);
        assertThat(sizes(new Batches(numbers(3), CLASSES, 1))).containsExactly(1, 1, 1);
        assertThat(sizes(new Batches(numbers(1), CLASSES, 5))).containsExactly(1);
        assertThat(sizes(new Batches(numbers(4), CLASSES, 64))).containsExactly(4);
    }

    @Test
    void stepsAreAsManyAsTheBatchesOfAnEpoch() {
        for (int samples = 1; samples < 20; samples++) {
            for (int size = 1; size < 8; size++) {
                Batches batches = new Batches(numbers(samples), CLASSES, size);
                assertThat(batches.steps()).isEqualTo(sizes(batches).size());
            }
        }
    }

    @Test
    void regressionCarriesTargetsInsteadOfLabels() {
        Samples samples = new TableRows(new float[][] {{1}, {2}, {3}}, new int[0], new float[] {10, 20, 30});
        Batch batch = new Batches(samples, new Task.Regression("y", 0, 1), 3)
                .inOrder()
                .iterator()
                .next();

        assertThat(batch.labels()).isEmpty();
        assertThat(batch.targets()).containsExactly(10, 20, 30);
    }

    @Test
    void anEpochAllocatesNextToNothing() {
        Batches batches = new Batches(new Digits().load().search().train(), CLASSES, 32);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float sum = 0;
        long before = 0;
        for (int epoch = 0; epoch < 101; epoch++) {
            if (epoch == 1) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            for (Batch batch : batches.shuffled(epoch)) {
                sum += batch.inputs()[0];
            }
        }
        long perEpoch = (threads.getCurrentThreadAllocatedBytes() - before) / 100;

        // the split is 1,078 x 64 floats = 276,000 bytes
        assertThat(perEpoch).isLessThan(20_000);
        assertThat(sum).isFinite();
    }

    @Test
    void nothingComesAfterTheLastBatch() {
        var iterator = new Batches(numbers(2), CLASSES, 2).inOrder().iterator();
        iterator.next();

        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aBatchOfNothingIsRefused() {
        assertThatThrownBy(() -> new Batches(numbers(2), CLASSES, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch 0 must be at least 1");
    }

    /** Sample i is (i, -i), its class is i % 2. */
    private static Samples numbers(int count) {
        return new TableRows(
                IntStream.range(0, count).mapToObj(i -> new float[] {i, -i}).toArray(float[][]::new),
                IntStream.range(0, count).map(i -> i % 2).toArray(),
                new float[0]);
    }

    private static List<Float> values(Iterable<Batch> epoch) {
        List<Float> values = new ArrayList<>();
        epoch.forEach(batch -> IntStream.range(0, batch.size()).forEach(i -> values.add(batch.inputs()[2 * i])));
        return values;
    }

    private static List<Integer> sizes(Batches batches) {
        List<Integer> sizes = new ArrayList<>();
        batches.shuffled(3).forEach(batch -> sizes.add(batch.size()));
        return sizes;
    }
}
