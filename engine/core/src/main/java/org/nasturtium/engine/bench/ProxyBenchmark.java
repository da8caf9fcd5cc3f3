package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.proxy.Untrained;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.statistics.Ranks;
import org.nasturtium.engine.table.TabularBenchmark;

/**
 * Zero-cost proxies, computed here on the decoded networks of a table's cells, beside published ones (Krishnakumar et al. 2022,
 * "NAS-Bench-Suite-Zero") and the published accuracy: how alike their orders are.
 */
public final class ProxyBenchmark {
    private static final Shape INPUT = Shape.map(3, 32, 32);

    private final SearchSpace space;
    private final double[] accuracy;
    private final List<Architecture> cells;
    private final int[] rows;
    private final List<NetworkGraph> networks = new ArrayList<>();

    /** What a proxy said of the cells. */
    public record Row(
            ProxyKind kind,
            @Nullable Double withPublished,
            double withAccuracy,
            @Nullable Double publishedWithAccuracy,
            double cpuMs,
            double[] scores) {}

    /**
     * Draws cells that have a number in this column; so the same cells for the same seed.
     *
     * @param accuracy column of the published accuracy
     * @param known column that must not be empty
     * @param outputs classes that the networks tell apart
     */
    public ProxyBenchmark(TabularBenchmark table, String accuracy, String known, int cells, long seed, int outputs) {
        this.space = table.space();
        double[] there = table.column(known);
        Map<Integer, Architecture> members = new LinkedHashMap<>();
        SplittableRandom chance = new SplittableRandom(seed);
        int all =
                (int) Arrays.stream(there).filter(value -> !Double.isNaN(value)).count();
        while (members.size() < Math.min(cells, all)) {
            Architecture drawn = space.random(chance);
            int row = table.row(drawn);
            if (row >= 0 && !Double.isNaN(there[row])) {
                members.putIfAbsent(row, drawn);
            }
        }
        this.cells = List.copyOf(members.values());
        this.rows = members.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.accuracy = pick(table.column(accuracy));
        cells().forEach(cell -> networks.add(space.decode(cell, INPUT, outputs)));
    }

    public List<Architecture> cells() {
        return cells;
    }

    /** A column's numbers of the drawn cells. */
    public double[] pick(double[] column) {
        return IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
    }

    /**
     * Scores all cells, one after the other.
     *
     * @param published the published proxy of all rows; null = there is none
     */
    public Row run(ProxyKind kind, double @Nullable [] published, Batch batch, long seed, Supplier<Backend> backend) {
        Loss loss = new Loss.CrossEntropy(0);
        double[] scores = new double[networks.size()];
        ProcessCost before = ProcessCost.now();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = kind.proxy().score(new Untrained(networks.get(i), batch, loss, seed, backend));
        }
        double cpuMs = ProcessCost.now().since(before).totalMs() / scores.length;
        double[] theirs = published == null ? null : pick(published);
        return new Row(
                kind,
                theirs == null ? null : Double.valueOf(Ranks.correlation(scores, theirs)),
                Ranks.correlation(scores, accuracy),
                theirs == null ? null : Double.valueOf(Ranks.correlation(theirs, accuracy)),
                cpuMs,
                scores);
    }
}
