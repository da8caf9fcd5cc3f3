package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasturtium.engine.graph.Node;

/**
 * A cell as its paper draws it: numbered nodes, and what each edge between two of them computes. An edge that does
 * nothing is left out; a skip has no primitive of its own and is found from who reads whom.
 *
 * @param nodes how many, the cell's input is node 0
 * @param edges in the order of targets, then of sources
 */
record CellSketch(int nodes, List<Edge> edges) {
    private static final Pattern MEMBER =
            Pattern.compile("^(.*?)\\.(?:edge(\\d+)-(\\d+)\\.(\\w+)|node(\\d+)|concat|join)(?:\\..*)?$");

    /** One edge: the word of its operation, and whether it reaches the network's output. */
    record Edge(int from, int to, String word, boolean live) {}

    CellSketch {
        edges = List.copyOf(edges);
    }

    /** The scope of the cell that a unit is part of; empty if it is part of none. */
    static String cellOf(Unit unit) {
        return cellOf(unit.scope());
    }

    /** The scope of the cell that a scope lies in; empty if it lies in none. */
    static String cellOf(String scope) {
        Matcher matcher = MEMBER.matcher(scope);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The sketch of the cell with these units. */
    static CellSketch of(List<Unit> units, int outputId) {
        return new Reader(units, outputId).read();
    }

    /** What tells two cells apart: the same edges in other widths are the same cell. */
    String signature() {
        return nodes + edges.toString();
    }

    /** Reads the edges off the scopes and the connections of one cell. */
    private static final class Reader {
        private final List<Unit> units;
        private final int outputId;
        private final Map<Integer, Integer> idOfCellNode = new TreeMap<>();
        private final Map<Integer, Unit> joins = new HashMap<>();
        private final List<Edge> edges = new ArrayList<>();
        private final Map<Integer, List<Integer>> arriving = new HashMap<>();
        private int last = 1;

        Reader(List<Unit> units, int outputId) {
            this.units = units;
            this.outputId = outputId;
        }

        CellSketch read() {
            Map<Integer, Integer> readFrom = new HashMap<>();
            for (Unit unit : units) {
                Matcher matcher = MEMBER.matcher(unit.scope());
                if (!matcher.matches()) {
                    continue;
                }
                if (matcher.group(2) != null) {
                    int from = Integer.parseInt(matcher.group(2));
                    int to = Integer.parseInt(matcher.group(3));
                    edge(from, to, matcher.group(4), unit);
                    Node first = unit.nodes().get(0);
                    first.inputs().forEach(id -> readFrom.putIfAbsent(from, id));
                } else if (matcher.group(5) != null) {
                    int node = Integer.parseInt(matcher.group(5));
                    last = Math.max(last, node);
                    joins.put(node, unit);
                }
            }
            nodes(readFrom);
            grey();
            return new CellSketch(
                    last + 1,
                    edges.stream()
                            .sorted(Comparator.comparingInt(Edge::to).thenComparingInt(Edge::from))
                            .toList());
        }

        /** An operation of several units (separable twice) is one edge; its last unit arrives. */
        private void edge(int from, int to, String word, Unit unit) {
            last = Math.max(last, to);
            Edge edge = new Edge(from, to, word, unit.live());
            if (edges.stream().noneMatch(known -> known.from() == from && known.to() == to)) {
                edges.add(edge);
            }
            List<Integer> ends = arriving.computeIfAbsent(to, none -> new ArrayList<>());
            ends.removeAll(unit.nodes().get(0).inputs());
            ends.add(lastId(unit));
        }

        /** Gives every node of the cell the id that holds its value, and adds the skips that this takes. */
        private void nodes(Map<Integer, Integer> readFrom) {
            Integer input = readFrom.get(0);
            idOfCellNode.put(0, input == null ? external() : input);
            for (int node = 1; node <= last; node++) {
                Unit join = joins.get(node);
                List<Integer> ends = arriving.getOrDefault(node, List.of());
                if (join != null) {
                    for (int id : join.nodes().get(0).inputs()) {
                        if (!ends.contains(id)) {
                            skip(id, node, join.live());
                        }
                    }
                    idOfCellNode.put(node, lastId(join));
                } else if (!ends.isEmpty()) {
                    idOfCellNode.put(node, ends.get(0));
                } else {
                    int id = readFrom.getOrDefault(node, node == last ? outputId : idOfCellNode.getOrDefault(0, 0));
                    skip(id, node, true);
                    idOfCellNode.put(node, id);
                }
            }
        }

        /** A skip is idle where its node leads nowhere: no primitive of its own says so. */
        private void grey() {
            for (int node = last - 1; node > 0; node--) {
                int here = node;
                if (edges.stream().noneMatch(edge -> edge.from() == here && edge.live())) {
                    edges.replaceAll(
                            edge -> edge.to() == here ? new Edge(edge.from(), here, edge.word(), false) : edge);
                }
            }
        }

        private void skip(int id, int to, boolean live) {
            for (int from = to - 1; from >= 0; from--) {
                int source = from;
                boolean taken = edges.stream().anyMatch(edge -> edge.from() == source && edge.to() == to);
                if (!taken && Integer.valueOf(id).equals(idOfCellNode.get(from))) {
                    edges.add(new Edge(from, to, "skip", live));
                    return;
                }
            }
        }

        /** The id that the cell reads from outside. */
        private int external() {
            List<Integer> own = units.stream()
                    .flatMap(unit -> unit.nodes().stream())
                    .map(Node::id)
                    .toList();
            return units.stream()
                    .flatMap(unit -> unit.nodes().get(0).inputs().stream())
                    .filter(id -> !own.contains(id))
                    .findFirst()
                    .orElse(-1);
        }

        private static int lastId(Unit unit) {
            return unit.nodes().get(unit.nodes().size() - 1).id();
        }
    }
}
