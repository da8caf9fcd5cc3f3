package org.nasturtium.engine.space.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/** Parameters and costs equal those that Dong and Yang published, cell by cell. */
class NasBench201Test {
    private static final Shape CIFAR = Shape.map(3, 32, 32);
    private static final Shape IMAGENET = Shape.map(3, 16, 16);
    private static final int EVERY = 25;

    @Test
    void countsWhatWasPublishedForEveryCell() throws IOException {
        List<String[]> rows = table();
        List<String> columns = List.of(rows.get(0));
        SearchSpace cifar = NasBench201.space();
        SearchSpace imagenet = NasBench201.space(IMAGENET);
        Set<Architecture> seen = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows.subList(1, rows.size())) {
            String published = row[columns.indexOf("arch_str")];
            Architecture architecture = NasBench201.parse(published);
            seen.add(cifar.parse(architecture.text()));
            if (!NasBench201.print(architecture).equals(published)) {
                wrong.add(published + " is printed as " + NasBench201.print(architecture));
            }
            check(cifar.decode(architecture, CIFAR, 10), columns, row, "c10", wrong);
            if (seen.size() % EVERY == 0) {
                check(cifar.decode(architecture, CIFAR, 100), columns, row, "c100", wrong);
                check(imagenet.decode(architecture, IMAGENET, 120), columns, row, "in16", wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).hasSize(15_625);
        assertThat(cifar.size()).isEqualTo(15_625);
    }

    private static void check(NetworkGraph graph, List<String> columns, String[] row, String set, List<String> wrong) {
        long parameters = Long.parseLong(row[columns.indexOf("params_" + set)]);
        double megaMacs = Double.parseDouble(row[columns.indexOf("mflops_" + set)]);
        if (graph.parameterCount() != parameters || Math.abs(graph.macs() / 1e6 - megaMacs) > 0.0005) {
            wrong.add(row[1] + " on " + set + ": " + graph.parameterCount() + " parameters, " + graph.macs()
                    + " MACs, published " + parameters + ", " + megaMacs + " M");
        }
    }

    private static List<String[]> table() throws IOException {
        String folder = System.getenv("NASTURTIUM_TABLES");
        assumeTrue(folder != null, "NASTURTIUM_TABLES is not set: the published table is not checked");
        Path file = Path.of(folder, "nb201.csv.gz");
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> rows.add(line.split(",", -1)));
        }
        return rows;
    }
}
