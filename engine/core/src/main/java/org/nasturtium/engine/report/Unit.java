package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.Shape;

/**
 * A layer as a person thinks of it: a primitive with the normalization, activation and dropout that belong to it.
 *
 * @param nodes in order, at least one
 * @param main the one that it is named after
 * @param inputs indexes of the units that it reads
 * @param live whether it reaches the output
 * @param parameters learnt numbers
 * @param macs multiply-accumulates of one sample
 */
record Unit(List<Node> nodes, Node main, List<Integer> inputs, boolean live, long parameters, long macs) {
    /** All units of a network, in an order in which they can run. */
    static List<Unit> of(NetworkGraph graph) {
        int[] readers = new int[graph.nodes().size()];
        graph.nodes().forEach(node -> node.inputs().forEach(id -> readers[id]++));
        readers[graph.output().id()]++;
        List<List<Node>> groups = new ArrayList<>();
        Map<Integer, Integer> unitOf = new HashMap<>();
        for (Node node : graph.nodes()) {
            Integer before =
                    node.inputs().size() == 1 ? unitOf.get(node.inputs().get(0)) : null;
            boolean joins = before != null && readers[node.inputs().get(0)] == 1 && belongs(groups.get(before), node);
            if (!joins) {
                groups.add(new ArrayList<>());
            }
            int unit = joins && before != null ? before : groups.size() - 1;
            groups.get(unit).add(node);
            unitOf.put(node.id(), unit);
        }
        return groups.stream().map(group -> unit(graph, group, unitOf)).toList();
    }

    private static Unit unit(NetworkGraph graph, List<Node> group, Map<Integer, Integer> unitOf) {
        List<Integer> inputs = group.get(0).inputs().stream().map(unitOf::get).toList();
        return new Unit(
                List.copyOf(group),
                group.stream().filter(node -> !follows(node)).findFirst().orElse(group.get(0)),
                inputs,
                graph.isLive(group.get(0).id()),
                group.stream()
                        .flatMap(node -> graph.parameters(node).stream())
                        .filter(spec -> spec.trained())
                        .mapToLong(spec -> spec.elements())
                        .sum(),
                group.stream()
                        .mapToLong(node -> node.operation().macs(graph.inputShapes(node)))
                        .sum());
    }

    /** Whether a node goes into the unit in front of it. */
    private static boolean belongs(List<Node> unit, Node node) {
        Node last = unit.get(unit.size() - 1);
        LayerKind kind = unit.get(0).operation().accept(LayerKind.CASES);
        boolean own = kind == LayerKind.DATA || kind == LayerKind.JOIN || kind == LayerKind.IDLE;
        if (own || !CellSketch.cellOf(last.scope()).equals(CellSketch.cellOf(node.scope()))) {
            return false;
        }
        boolean leads = unit.stream().allMatch(Unit::follows);
        if (follows(node)) {
            return !leads || last.operation() instanceof BatchNormalization;
        }
        boolean opens = leads && last.scope().startsWith(node.scope() + ".");
        boolean separable = last.scope().endsWith(".depthwise")
                && node.scope().equals(last.scope().replaceAll("depthwise$", "pointwise"));
        return opens || separable;
    }

    private static boolean follows(Node node) {
        return node.operation() instanceof BatchNormalization
                || node.operation() instanceof Activation
                || node.operation() instanceof Dropout;
    }

    Shape shape() {
        return nodes.get(nodes.size() - 1).shape();
    }

    /** Bytes of its outputs for one sample. */
    long bytes() {
        return nodes.stream()
                .mapToLong(node -> node.shape().elements() * Float.BYTES)
                .sum();
    }

    String scope() {
        return main.scope();
    }

    LayerKind kind() {
        return live ? main.operation().accept(LayerKind.CASES) : LayerKind.IDLE;
    }

    /** {@code conv 3x3, 32}; a depthwise and a pointwise convolution are one separable one. */
    String title() {
        if (main.operation() instanceof Convolution depthwise && depthwise.groups() > 1) {
            for (Node node : nodes) {
                if (node.id() != main.id() && node.operation() instanceof Convolution pointwise) {
                    return "separable " + depthwise.kernel() + "x" + depthwise.kernel() + ", " + pointwise.filters()
                            + (depthwise.stride() > 1 ? ", stride " + depthwise.stride() : "");
                }
            }
        }
        return main.id() == 0 ? "input" : main.operation().label();
    }

    /** What belongs to it, in order: {@code batch norm · relu}. */
    String detail() {
        return nodes.stream()
                .filter(node -> node.id() != main.id() && follows(node))
                .map(node -> node.operation().label())
                .collect(Collectors.joining(" · "));
    }

    /** All primitives, for a line of text. */
    String words() {
        return detail().isEmpty() ? title() : title() + " · " + detail();
    }
}
