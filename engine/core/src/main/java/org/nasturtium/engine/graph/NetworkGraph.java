package org.nasturtium.engine.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an architecture computes, as a list of nodes in an order in which they can run.
 *
 * <p>Shapes, parameter counts, costs, drawings, backends and exports all walk this one value. Build it with {@link
 * #builder}. A node that does not reach the output is <em>idle</em>: it is counted, as published tables count it, and
 * not run.
 */
public final class NetworkGraph {
    private final List<Node> nodes;
    private final int output;
    private final BitSet live;

    private NetworkGraph(List<Node> nodes, int output) {
        this.nodes = List.copyOf(nodes);
        this.output = output;
        this.live = reaching(nodes, output);
    }

    /** Starts a graph whose data has this shape. */
    public static Builder builder(Shape input) {
        return new Builder(input);
    }

    public List<Node> nodes() {
        return nodes;
    }

    public Node node(int id) {
        return nodes.get(id);
    }

    public Node input() {
        return nodes.get(0);
    }

    public Node output() {
        return nodes.get(output);
    }

    /** The nodes that have to run, in order; the input is among them even where nothing reads it. */
    public List<Node> liveNodes() {
        return nodes.stream().filter(node -> isLive(node.id())).toList();
    }

    /** Whether the node has to run: it reaches the output, or is the input. */
    public boolean isLive(int id) {
        return id == 0 || live.get(id);
    }

    /** The shapes that a node reads. */
    public List<Shape> inputShapes(Node node) {
        List<Shape> shapes = new ArrayList<>(node.inputs().size());
        for (int id : node.inputs()) {
            shapes.add(nodes.get(id).shape());
        }
        return shapes;
    }

    /** The parameters of one node, with full names. */
    public List<ParameterSpec> parameters(Node node) {
        return node.operation().parameters(inputShapes(node)).stream()
                .map(spec -> spec.within(node.scope()))
                .toList();
    }

    /** All parameters by full name, those of idle nodes too; a name that two nodes share comes once. */
    public Map<String, ParameterSpec> parameters() {
        Map<String, ParameterSpec> all = new LinkedHashMap<>();
        for (Node node : nodes) {
            for (ParameterSpec spec : parameters(node)) {
                ParameterSpec known = all.putIfAbsent(spec.name(), spec);
                if (known != null && !known.equals(spec)) {
                    throw new ShapeMismatch("parameter " + spec.name() + " is shared by two nodes that want "
                            + known.extents() + " and " + spec.extents());
                }
            }
        }
        return all;
    }

    /** How many numbers are learnt, idle nodes included; what two nodes share counts once. */
    public long parameterCount() {
        long count = 0;
        Set<String> scopes = new HashSet<>();
        for (Node node : nodes) {
            List<ParameterSpec> needed = node.operation().parameters(inputShapes(node));
            if (!needed.isEmpty() && !scopes.add(node.scope())) {
                return count(parameters().values());
            }
            count += count(needed);
        }
        return count;
    }

    private static long count(Collection<ParameterSpec> specs) {
        long count = 0;
        for (ParameterSpec spec : specs) {
            count += spec.trained() ? spec.elements() : 0;
        }
        return count;
    }

    /** Multiply-accumulates of one forward pass of one sample, idle nodes included. */
    public long macs() {
        return nodes.stream()
                .mapToLong(node -> node.operation().macs(inputShapes(node)))
                .sum();
    }

    /** Bytes of all node outputs for one sample, in single precision. */
    public long activationBytes() {
        return liveNodes().stream()
                .mapToLong(node -> node.shape().elements() * Float.BYTES)
                .sum();
    }

    /**
     * Estimated bytes while training with a batch: outputs and their gradients, parameters with gradient and two
     * moments. What a trial really took is measured apart.
     */
    public long trainingBytes(int batch) {
        return 2L * batch * activationBytes() + 4 * parameterCount() * Float.BYTES;
    }

    /**
     * The same network without these operations, each of which has to pass on what it reads in the same shape: without
     * normalization, without dropout.
     *
     * @throws ShapeMismatch if one of them changes a shape or reads several nodes
     */
    public NetworkGraph without(Predicate<Operation> left) {
        Builder builder = new Builder(input().shape());
        int[] places = new int[nodes.size()];
        for (Node node : nodes.subList(1, nodes.size())) {
            int[] inputs = node.inputs().stream().mapToInt(id -> places[id]).toArray();
            if (!left.test(node.operation())) {
                places[node.id()] = builder.add(node.scope(), node.operation(), inputs);
            } else if (inputs.length == 1 && builder.shape(inputs[0]).equals(node.shape())) {
                places[node.id()] = inputs[0];
            } else {
                throw new ShapeMismatch("`" + node.scope() + "` ("
                        + node.operation().label() + ") changes what it reads: a network cannot do without it");
            }
        }
        return builder.buildWithIdleNodes(places[output]);
    }

    private static BitSet reaching(List<Node> nodes, int output) {
        BitSet reached = new BitSet(nodes.size());
        reached.set(output);
        for (int id = output; id >= 0; id--) {
            if (reached.get(id)) {
                nodes.get(id).inputs().forEach(reached::set);
            }
        }
        return reached;
    }

    /** Adds nodes one by one; shapes are checked as each is added. */
    public static final class Builder {
        private final List<Node> nodes = new ArrayList<>();

        private Builder(Shape input) {
            nodes.add(new Node(0, new Input(input), List.of(), "input", input));
        }

        /** The id of the data. */
        public int input() {
            return 0;
        }

        /** The shape of a node that was added. */
        public Shape shape(int id) {
            return nodes.get(id).shape();
        }

        /**
         * Adds a node and returns its id.
         *
         * @throws ShapeMismatch with the scope, the operation and all shapes
         */
        public int add(String scope, Operation operation, int... inputs) {
            List<Integer> ids = new ArrayList<>();
            List<Shape> shapes = new ArrayList<>();
            for (int id : inputs) {
                ids.add(id);
                shapes.add(shape(id));
            }
            try {
                nodes.add(new Node(nodes.size(), operation, ids, scope, operation.shape(shapes)));
            } catch (ShapeMismatch mismatch) {
                throw new ShapeMismatch("`" + scope + "` behind " + describe(ids) + ": " + mismatch.getMessage());
            }
            return nodes.size() - 1;
        }

        private String describe(List<Integer> ids) {
            return ids.stream()
                    .map(nodes::get)
                    .map(node ->
                            "`" + node.scope() + "` (" + node.operation().label() + ", gives " + node.shape() + ")")
                    .collect(Collectors.joining(" and "));
        }

        /** Finishes a graph in which every node must reach the output. */
        public NetworkGraph build(int output) {
            NetworkGraph graph = buildWithIdleNodes(output);
            for (Node node : graph.nodes) {
                if (!graph.isLive(node.id())) {
                    throw new IllegalArgumentException("node " + node.id() + " (`" + node.scope() + "`, "
                            + node.operation().label()
                            + ") does not reach the output\nMaybe connect it, or leave it out.");
                }
            }
            return graph;
        }

        /** Finishes a sampled graph, in which nodes may be cut off. */
        public NetworkGraph buildWithIdleNodes(int output) {
            return new NetworkGraph(nodes, output);
        }
    }
}
