package org.nasturtium.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;

class ArchitectureTableTest {
    private static final SearchSpace SIZES = SearchSpace.of(
            "sizes",
            List.of(
                    Decision.choice("c1", 8, 16, 24).whenever(24, Decision.choice("extra", "yes", "no")),
                    Decision.choice("c2", 8, 16)));

    @TempDir
    Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("mine.csv"), String.join("\n", lines) + "\n");
    }

    @Test
    void readsAColumnADecisionWithEmptyCellsForAbsentOnes() throws IOException {
        TabularBenchmark table = ArchitectureTable.read(
                file("c2,c1,extra,valid,test", "8,8,,0.5,0.4", "", "16,24,yes,-1.25e-1,", "16,24,no,0.75,0.7"), SIZES);

        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.columns()).containsExactly("valid", "test");
        assertThat(table.value("valid", table.row(SIZES.parse("c1=24; extra=yes; c2=16"))))
                .isEqualTo(-0.125);
        assertThat(table.value("test", 1)).isNaN();
        assertThat(table.row(SIZES.parse("c1=16; c2=8"))).isEqualTo(-1);
    }

    @Test
    void readsArchitecturesInCanonicalFormFromGzip() throws IOException {
        Path zipped = folder.resolve("mine.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write("valid;architecture\r\n0.5;\"c1=24; extra=no; c2=8\"\r\n".getBytes(StandardCharsets.UTF_8));
        }
        TabularBenchmark table = ArchitectureTable.read(zipped, SIZES);

        assertThat(table.name()).isEqualTo("mine");
        assertThat(table.value("valid", table.row(SIZES.parse("c1=24; extra=no; c2=8"))))
                .isEqualTo(0.5);
    }

    @Test
    void namesBothLinesOfADuplicate() throws IOException {
        Path file = file("c1,c2,extra,valid", "8,8,,0.5", "16,8,,0.6", "8,8,,0.7");

        assertThatThrownBy(() -> ArchitectureTable.read(file, SIZES))
                .hasMessageStartingWith("mine.csv: lines 2 and 4 hold the same architecture c1=8; c2=8");
    }

    @Test
    void namesLineColumnAndNearestValue() throws IOException {
        Path file = file("c1,c2,extra,valid", "24,8,yess,0.5");

        assertThatThrownBy(() -> ArchitectureTable.read(file, SIZES))
                .hasMessage("mine.csv, line 2, column `extra`: `yess` is not one of yes, no\nDid you mean `yes`?");
    }

    @Test
    void namesTheNearestColumn() throws IOException {
        Path file = file("c1,c_2,extra,valid", "8,8,,0.5");

        assertThatThrownBy(() -> ArchitectureTable.read(file, SIZES))
                .hasMessageStartingWith(
                        "mine.csv, line 1: there is no column `c2`, a decision of space `sizes`, but `c_2`\n");
    }

    @Test
    void saysThatATextColumnIsNoMetric() throws IOException {
        Path file = file("c1,c2,extra,valid,note", "8,8,,0.5,good");

        assertThatThrownBy(() -> ArchitectureTable.read(file, SIZES))
                .hasMessage("mine.csv, line 2, column `note`: `good` is not a number\n"
                        + "`note` is no decision of space `sizes`, so it must be a metric.");
    }

    @Test
    void saysWhichDecisionIsThereOrMissingAgainstTheSpace() throws IOException {
        Path present = file("c1,c2,extra,valid", "8,8,yes,0.5");
        assertThatThrownBy(() -> ArchitectureTable.read(present, SIZES))
                .hasMessage("mine.csv, line 2: decision `extra` does not exist here: only where `c1` is 24");
        Path missing = file("c1,c2,extra,valid", "24,8,,0.5");
        assertThatThrownBy(() -> ArchitectureTable.read(missing, SIZES))
                .hasMessageStartingWith("mine.csv, line 2: decision `extra` is missing");
    }

    @Test
    void countsTheCellsOfALine() throws IOException {
        Path file = file("c1,c2,extra,valid", "8,8,,0.5,9");

        assertThatThrownBy(() -> ArchitectureTable.read(file, SIZES))
                .hasMessage("mine.csv, line 2 has 5 cells, the header has 4");
    }
}
