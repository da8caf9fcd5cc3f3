package org.nasturtium.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.graph.Shape;

class SamplesTest {
    private final Samples ten = rows(10);

    @Test
    void concatReadsBothInTurn() {
        Samples both = ten.concat(rows(3));

        assertThat(both.size()).isEqualTo(13);
        assertThat(IntStream.range(0, 13).mapToObj(i -> first(both, i)).toList())
                .containsExactly(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 0f, 1f, 2f);
        assertThat(both.label(11)).isEqualTo(1);
    }

    @Test
    void subsetReadsTheChosenOnesInTheirOrder() {
        Samples chosen = ten.subset(7, 0, 7);

        assertThat(IntStream.range(0, 3).mapToObj(i -> first(chosen, i)).toList())
                .containsExactly(7f, 0f, 7f);
        assertThat(chosen.label(0)).isEqualTo(1);
        assertThatThrownBy(() -> ten.subset(10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sample 10 of 10 does not exist");
    }

    @Test
    void takingAShareKeepsTheSharesOfTheClasses() {
        Samples half = rows(1000).take(0.5, 3);

        assertThat(half.size()).isEqualTo(500);
        assertThat(IntStream.range(0, 500).map(half::label).sum()).isEqualTo(250);
        assertThat(ten.take(1.0, 3)).isSameAs(ten);
        assertThat(ten.take(0.001, 3).size()).isEqualTo(1);
    }

    @Test
    void takingTooMuchOrNothingIsRefused() {
        assertThatThrownBy(() -> ten.take(11, 0)).hasMessage("cannot take 11 of 10 samples");
        assertThatThrownBy(() -> ten.take(0, 0)).hasMessage("cannot take 0 of 10 samples");
        assertThatThrownBy(() -> ten.take(1.5, 0)).hasMessageContaining("share 1.5");
    }

    @Test
    void samplesOfDifferentShapesDoNotMix() {
        assertThatThrownBy(() -> ten.concat(new Digits().load().search().train()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shape 1 and of shape 1x8x8");
    }

    @Test
    void normalizationIsMeasuredAFeatureAtATimeAndAppliedWhenRead() {
        Samples raw =
                new TableRows(new float[][] {{1_000_001, 5}, {1_000_003, 5}, {1_000_005, 5}}, new int[3], new float[0]);

        Normalization measured = Normalization.of(raw);
        Samples read = measured.over(raw);

        assertThat(measured.means()).isEqualTo(List.of(1_000_003f, 5f));
        assertThat(measured.scales().get(0)).isBetween(1.632f, 1.634f);
        assertThat(measured.scales().get(1)).isEqualTo(1f);
        assertThat(first(read, 0)).isBetween(-1.2248f, -1.2247f);
        assertThat(first(read, 1)).isZero();
    }

    @Test
    void normalizationOfAMapIsMeasuredAChannelAtATime() {
        byte[] image = new byte[8];
        image[4] = (byte) 200;
        image[5] = (byte) 200;
        Samples raw = new ByteImages(Shape.map(2, 2, 2), new byte[][] {image}, new int[] {0});

        assertThat(Normalization.of(raw)).isEqualTo(new Normalization(List.of(0f, 100f), List.of(1f, 100f)));
    }

    private static float first(Samples samples, int index) {
        float[] sample = new float[(int) samples.shape().elements() + 1];
        samples.read(index, sample, 1);
        return sample[1];
    }

    /** Sample i is (i), its class i % 2. */
    private static Samples rows(int count) {
        return new TableRows(
                IntStream.range(0, count).mapToObj(i -> new float[] {i}).toArray(float[][]::new),
                IntStream.range(0, count).map(i -> i % 2).toArray(),
                new float[0]);
    }
}
