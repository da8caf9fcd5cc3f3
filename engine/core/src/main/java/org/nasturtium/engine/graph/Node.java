package org.nasturtium.engine.graph;

import java.util.List;

/**
 * One step of a network.
 *
 * @param id its index in the graph; inputs have smaller ones
 * @param operation what it computes
 * @param inputs ids of the nodes it reads, in order
 * @param scope the place in the space that it came from, dots between levels; also the prefix of its parameters
 * @param shape what comes out
 */
public record Node(int id, Operation operation, List<Integer> inputs, String scope, Shape shape) {
    public Node {
        inputs = List.copyOf(inputs);
    }
}
