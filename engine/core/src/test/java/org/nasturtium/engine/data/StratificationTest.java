package org.nasturtium.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratificationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void partsAreDisjointOfTheirSizeAndHoldEachClassesShareToWithinOneSample(long seed) {
        Random random = new Random(seed);
        int classes = 1 + random.nextInt(12);
        int[] labels = random.ints(50 + random.nextInt(500), 0, classes)
                .map(c -> c * random.nextInt(2))
                .toArray();
        int first = random.nextInt(labels.length / 2);
        int second = random.nextInt(labels.length / 3);
        int third = random.nextInt(labels.length / 6);

        Stratification dealt = Stratification.of(labels, seed, first, second, third);

        int[] sizes = {first, second, third};
        boolean[] taken = new boolean[labels.length];
        for (int part = 0; part < 3; part++) {
            int[] indices = dealt.part(part);
            assertThat(indices).hasSize(sizes[part]).isSorted();
            for (int index : indices) {
                assertThat(taken[index]).isFalse();
                taken[index] = true;
            }
            for (int c = 0; c < classes; c++) {
                int label = c;
                long all = Arrays.stream(labels).filter(l -> l == label).count();
                long here =
                        Arrays.stream(indices).filter(i -> labels[i] == label).count();
                double exact = (double) all * sizes[part] / labels.length;
                assertThat((double) here).isBetween(Math.floor(exact), Math.ceil(exact));
            }
        }
    }

    @Test
    void theSeedAloneDecides() {
        int[] labels = IntStream.range(0, 300).map(i -> i % 7).toArray();

        int[] once = Stratification.of(labels, 5, 100).part(0);

        assertThat(Stratification.of(labels, 5, 100).part(0)).containsExactly(once);
        assertThat(Stratification.of(labels, 6, 100).part(0)).isNotEqualTo(once);
    }

    @Test
    void everySampleIsEquallyLikelyToBePicked() {
        int[] labels = IntStream.range(0, 20).map(i -> i % 2).toArray();
        int[] picked = new int[20];
        for (int seed = 0; seed < 4000; seed++) {
            for (int index : Stratification.of(labels, seed, 10).part(0)) {
                picked[index]++;
            }
        }

        // 2000 expected, standard deviation 32: five of them
        for (int count : picked) {
            assertThat(count).isBetween(1840, 2160);
        }
    }

    @Test
    void refusesMoreThanThereIs() {
        assertThatThrownBy(() -> Stratification.of(new int[10], 0, 6, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[6, 5]")
                .hasMessageContaining("10 samples");
    }

    /** Balanced and degenerate tables, where cycles touch themselves. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void roundedTablesKeepTheirSums(long seed) {
        Random random = new Random(seed);
        int[] columns = random.ints(1 + random.nextInt(40), 0, 4).toArray();
        int total = Arrays.stream(columns).sum();
        int[] rows = new int[5];
        IntStream.range(0, total).forEach(i -> rows[random.nextInt(5)]++);

        int[][] rounded = Apportionment.of(rows, columns);

        for (int r = 0; r < rows.length; r++) {
            assertThat(Arrays.stream(rounded[r]).sum()).isEqualTo(rows[r]);
        }
        for (int c = 0; c < columns.length; c++) {
            int column = c;
            assertThat(Arrays.stream(rounded).mapToInt(row -> row[column]).sum())
                    .isEqualTo(columns[c]);
        }
    }
}
