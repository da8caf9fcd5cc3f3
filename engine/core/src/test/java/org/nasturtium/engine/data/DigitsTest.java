package org.nasturtium.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.graph.Shape;

class DigitsTest {
    @Test
    void areSplitAsDocumented() {
        LoadedData digits = new Digits().load();

        assertThat(digits.search().train().size()).isEqualTo(1078);
        assertThat(digits.search().validation().size()).isEqualTo(359);
        assertThat(digits.test().samples().size()).isEqualTo(360);
        assertThat(digits.search().shape()).isEqualTo(Shape.map(1, 8, 8));
        assertThat(digits.search().task().outputs()).isEqualTo(10);
    }

    /** Counts of scikit-learn's own file. */
    @Test
    void holdEveryImageOfTheFileOnce() {
        LoadedData digits = new Digits().load();
        int[] counts = new int[10];
        float sum = 0;
        Samples all = digits.search().trainAndValidation().concat(digits.test().samples());
        float[] image = new float[64];
        float mean = digits.search().normalization().means().get(0);
        float scale = digits.search().normalization().scales().get(0);
        for (int i = 0; i < all.size(); i++) {
            counts[all.label(i)]++;
            all.read(i, image, 0);
            for (float x : image) {
                sum += Math.round(x * scale + mean);
            }
        }

        assertThat(counts).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertThat(sum).isEqualTo(561718);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 42, -3})
    void anySplitIsStratifiedAndNormalisedByItsTrainingSplit(long seed) {
        LoadedData digits = new Digits(seed).load();

        int[] counts = new int[10];
        Samples train = digits.search().train();
        IntStream.range(0, train.size()).forEach(i -> counts[train.label(i)]++);
        int[] whole = {178, 182, 177, 183, 181, 182, 181, 179, 174, 180};
        for (int c = 0; c < 10; c++) {
            assertThat((double) counts[c])
                    .isBetween(Math.floor(whole[c] * 1078 / 1797.0), Math.ceil(whole[c] * 1078 / 1797.0));
        }
        Normalization measured = Normalization.of(train);
        assertThat(measured.means().get(0)).isBetween(-1e-4f, 1e-4f);
        assertThat(measured.scales().get(0)).isBetween(0.9999f, 1.0001f);
        assertThat(Normalization.of(digits.search().validation())).isNotEqualTo(measured);
    }

    @Test
    void keepTheirSplitAndTheirFingerprintFromLoadToLoad() {
        SearchData first = new Digits().load().search();
        SearchData second = new Digits().load().search();
        float[] a = new float[64];
        float[] b = new float[64];
        first.train().read(17, a, 0);
        second.train().read(17, b, 0);

        assertThat(Arrays.equals(a, b)).isTrue();
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint()).hasSize(64);
        assertThat(new Digits(1).load().search().fingerprint()).isNotEqualTo(first.fingerprint());
    }

    /** A changed split would make runs of older versions neither comparable nor resumable. */
    @Test
    void keepTheirSplitFromVersionToVersionAndFromJdkToJdk() {
        assertThat(new Digits().load().search().fingerprint())
                .isEqualTo("e9aea317a670e361469d443c506a424a10d27f84a9918e8917bf724ebac11cd2");
    }

    @Test
    void readAsTheyAreWritten() {
        assertThat(new Digits().description()).isEqualTo("digits()");
        assertThat(new Digits(3).description()).isEqualTo("digits(splitSeed: 3)");
    }
}
