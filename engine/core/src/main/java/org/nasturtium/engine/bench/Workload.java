package org.nasturtium.engine.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.bench.CellNetwork.Edge;
import org.nasturtium.engine.graph.NetworkGraph;

/** What is trained step by step; the specification is the head of {@code benchmarks/workloads.py}. */
public enum Workload {
    /** A chain of three convolutions, Adam, batch 64. */
    W1("W1", 64),
    /** The same chain, inference alone, batch 256. */
    W1I("W1I", 256),
    /** A fixed network of three cells. */
    W2("W2", 64),
    /** Another path through shared weights each step. */
    W3("W3", 64),
    /** A new architecture with new weights each step. */
    W4A("W4a", 64);

    private static final List<Edge> FIXED =
            List.of(Edge.CONV_3X3, Edge.CONV_1X1, Edge.SKIP, Edge.CONV_3X3, Edge.AVERAGE, Edge.CONV_3X3);

    private final String word;
    private final int batch;

    Workload(String word, int batch) {
        this.word = word;
        this.batch = batch;
    }

    /** The one with this name. */
    public static Workload named(String word) {
        return Arrays.stream(values())
                .filter(workload -> workload.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown workload `" + word + "`; there are "
                        + Arrays.stream(values()).map(Workload::word).collect(Collectors.joining(", "))));
    }

    /** Its name on the command line. */
    public String word() {
        return word;
    }

    /** Samples a step. */
    public int batch() {
        return batch;
    }

    boolean trains() {
        return this != W1I;
    }

    /** Whether each step has a network of its own. */
    boolean changes() {
        return this == W3 || this == W4A;
    }

    /** Whether each step starts from new weights. */
    boolean startsOver() {
        return this == W4A;
    }

    /** The network of a step. */
    NetworkGraph graph(long step) {
        return switch (this) {
            case W1, W1I -> PlainNetwork.graph();
            case W2 -> CellNetwork.graph(FIXED);
            case W3, W4A -> CellNetwork.graph(CellNetwork.path(step));
        };
    }

    /** The first values that the specification gives; W4a has none. */
    Weights firstValues() {
        return switch (this) {
            case W1, W1I -> PlainNetwork.weights();
            case W2 -> CellNetwork.weights(FIXED.stream().map(Set::of).toList());
            case W3 -> CellNetwork.weights(java.util.Collections.nCopies(6, Set.of(Edge.CONV_1X1, Edge.CONV_3X3)));
            case W4A -> new Weights(java.util.Map.of());
        };
    }
}
