package org.nasturtium.engine.space.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.Concatenation;
import org.nasturtium.engine.graph.Zero;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.block.Layers;

/**
 * A small graph, decided once and used many times: node 0 is what comes in, each later node the sum of its edges.
 *
 * <p>Decisions are {@code cell.edge0-1} and so on, in the order of NAS-Bench-201's text. An edge {@code none} adds
 * nothing to a sum; a node without any edge is zero. The baseline takes a 3x3 convolution, or a skip, where listed.
 *
 * @param name what its decisions are named after
 * @param nodes with the input
 * @param operations words of {@link CellOperations}
 * @param join how the nodes become the output
 */
public record Cell(String name, int nodes, List<String> operations, Join join) {
    public Cell {
        operations = List.copyOf(operations);
        if (nodes < 2) {
            throw new IllegalArgumentException("`" + name + "`: nodes " + nodes
                    + " must be at least 2, the input is one of them\nMaybe `nodes 4`, as NAS-Bench-201 has.");
        }
        if (operations.isEmpty()) {
            throw new IllegalArgumentException(
                    "`" + name + "`: no operations to choose from\nMaybe `ops none, skip, conv1x1, conv3x3`.");
        }
        operations.forEach(CellOperations::of);
        if (operations.stream().allMatch(word -> CellOperations.of(word).isNothing())) {
            throw new IllegalArgumentException(
                    "`" + name + "`: with `none` alone nothing reaches the output\nMaybe `ops none, skip, conv3x3`.");
        }
    }

    /** The decisions, one an edge; none where a single operation is listed. */
    public List<Decision> decisions() {
        if (operations.size() == 1) {
            return List.of();
        }
        String plain = operations.contains("conv3x3") ? "conv3x3" : operations.contains("skip") ? "skip" : null;
        Domain domain = new Domain.Categorical(List.copyOf(operations));
        return Edge.dense(nodes).stream()
                .map(edge -> new Decision(name + "." + edge.name(), domain, Map.of(), plain))
                .toList();
    }

    /** Adds one use of it. */
    public int build(Layers layers, String scope, int from) {
        int[] ids = new int[nodes];
        ids[0] = from;
        List<Integer> terms = new ArrayList<>();
        for (Edge edge : Edge.dense(nodes)) {
            String place = edge.name();
            CellOperation operation = operation(layers, place);
            if (!operation.isNothing()) {
                terms.add(operation.build(layers, scope + "." + place + "." + operation.word(), ids[edge.from()]));
            }
            if (edge.isLast()) {
                ids[edge.to()] = sum(layers, scope + ".node" + edge.to(), from, terms);
                terms.clear();
            }
        }
        if (join == Join.SUM) {
            return ids[nodes - 1];
        }
        int[] inner = Arrays.copyOfRange(ids, 1, nodes);
        int joined = inner.length == 1 ? inner[0] : layers.add(scope + ".concat", new Concatenation(), inner);
        return Projection.build(
                layers, scope + ".join", joined, layers.shape(from).channels(), 1);
    }

    private CellOperation operation(Layers layers, String edge) {
        return CellOperations.of(
                operations.size() == 1
                        ? operations.get(0)
                        : layers.value(name + "." + edge).toString());
    }

    private static int sum(Layers layers, String scope, int from, List<Integer> terms) {
        if (terms.isEmpty()) {
            return layers.add(scope, new Zero(layers.shape(from)));
        }
        return terms.size() == 1
                ? terms.get(0)
                : layers.add(
                        scope,
                        new Add(),
                        terms.stream().mapToInt(Integer::intValue).toArray());
    }
}
