package org.nasturtium.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {
    private static final Path PACKAGES = Path.of("/usr/share/datasets");

    @TempDir
    private Path home;

    @Test
    void thePackagesFilesAreReadAndSplit() {
        assumeTrue(
                Files.isDirectory(PACKAGES.resolve("fashion-mnist")),
                "skipped: Debian's package dataset-fashion-mnist is not installed");

        LoadedData fashion = new DataCatalogue(new DataPlaces(null, home, PACKAGES))
                .fashionMnist(TrainingRows.of(10_000, 2_000))
                .load();

        SearchData search = fashion.search();
        assertThat(search.train().size()).isEqualTo(10_000);
        assertThat(search.validation().size()).isEqualTo(2_000);
        assertThat(fashion.test().samples().size()).isEqualTo(10_000);
        int[] counts = new int[10];
        for (int i = 0; i < 10_000; i++) {
            counts[search.train().label(i)]++;
        }
        assertThat(counts).containsOnly(1_000);
        // of all 60,000: mean 0.2860, deviation 0.3530 of 255
        assertThat(search.normalization().means().get(0)).isBetween(72f, 74f);
        assertThat(search.normalization().scales().get(0)).isBetween(89f, 91f);
        Normalization measured = Normalization.of(search.train());
        assertThat(measured.means().get(0)).isBetween(-1e-3f, 1e-3f);
        assertThat(measured.scales().get(0)).isBetween(0.999f, 1.001f);
    }
}
