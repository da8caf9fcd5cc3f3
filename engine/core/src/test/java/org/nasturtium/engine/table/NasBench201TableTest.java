package org.nasturtium.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.cell.NasBench201;

class NasBench201TableTest {
    @Test
    void findsTheRowOfACell() {
        TabularBenchmark table = PublishedTables.nasBench201();
        int row = table.row(NasBench201.parse("|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|"
                + "+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|"));

        assertThat(table.rows()).isEqualTo(15_625);
        assertThat(row).isEqualTo(1);
        assertThat(table.value("c10_valid_e12", row)).isEqualTo(82.834);
        assertThat(table.value("c10_edgegpu_latency", row)).isEqualTo(6.54769);
    }

    @Test
    void numbersPublishedCellsAsTheSpaceDoes() {
        SearchSpace space = NasBench201.space();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            Architecture cell = space.random(random);
            assertThat(NasBench201.index(NasBench201.print(cell))).isEqualTo((int) space.index(cell));
        }
        assertThatThrownBy(() -> NasBench201.index("|conv~0|+|conv~0|conv~1|")).hasMessageContaining("edges");
    }

    @Test
    void saysWhereItLookedAndWhatToSet(@TempDir Path home) {
        Path named = home.resolve("mine");
        TablePlaces places = TablePlaces.of(Map.of(TablePlaces.VARIABLE, named.toString()), home);

        assertThatThrownBy(() -> NasBench201Table.find(places))
                .isInstanceOf(TableNotFound.class)
                .hasMessageContaining(named.resolve("nb201.csv.gz").toString())
                .hasMessageContaining(
                        home.resolve(".nasturtium/tables/nb201.csv").toString())
                .hasMessageEndingWith("Set NASTURTIUM_TABLES to the folder that holds nb201.csv, or give its path.");
    }
}
