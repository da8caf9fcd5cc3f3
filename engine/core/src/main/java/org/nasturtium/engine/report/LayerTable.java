package org.nasturtium.engine.report;

import java.util.List;
import java.util.stream.Stream;
import org.nasturtium.engine.graph.NetworkGraph;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The layers of a network as a table: where each comes from, what it computes, its output, parameters,
 * multiply-accumulates and bytes of activations for one sample; the last line is the total.
 */
public final class LayerTable {
    private LayerTable() {}

    /** Idle layers are marked, and counted as the graph counts them. */
    public static Table of(NetworkGraph graph) {
        List<Unit> units = Unit.of(graph);
        return Table.create(
                "Layers",
                text("layer", units.stream().map(Unit::scope), "total"),
                text("operation", units.stream().map(unit -> unit.words() + (unit.live() ? "" : " (idle)")), ""),
                text(
                        "output",
                        units.stream().map(unit -> unit.shape().toString()),
                        graph.output().shape().toString()),
                numbers("params", units.stream().mapToLong(Unit::parameters).toArray(), graph.parameterCount()),
                numbers("macs", units.stream().mapToLong(Unit::macs).toArray(), graph.macs()),
                numbers(
                        "memory",
                        units.stream()
                                .mapToLong(unit -> unit.live() ? unit.bytes() : 0)
                                .toArray(),
                        graph.activationBytes()));
    }

    private static StringColumn text(String name, Stream<String> layers, String total) {
        return StringColumn.create(name, Stream.concat(layers, Stream.of(total)).toArray(String[]::new));
    }

    private static LongColumn numbers(String name, long[] layers, long total) {
        LongColumn column = LongColumn.create(name, layers);
        return column.append(total);
    }
}
