package org.nasturtium.torch;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Activation.Function;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Concatenation;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Input;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.Multiply;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.OperationCases;
import org.nasturtium.engine.graph.ParameterSpec;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.Zero;

/**
 * Turns a graph into a program: one case an operation, which gives the number of the value that holds its output.
 *
 * <p>It decides which values stay in the blocked layout: those of operations that oneDNN has, forward and backward. The
 * {@link LaidOutProgram} remembers it.
 */
final class Compiler implements OperationCases<Integer> {
    private final NetworkGraph graph;
    private final TorchParameters store;
    private final boolean training;
    private final boolean blockable;
    private final Reuse reuse;
    private final LaidOutProgram program = new LaidOutProgram();
    private final int[] valueOf;
    private Node node;

    private Compiler(
            NetworkGraph graph, TorchParameters store, MemoryLayout layout, boolean training, boolean overwriting) {
        this.graph = graph;
        this.store = store;
        this.training = training;
        this.blockable = layout == MemoryLayout.BLOCKED
                && store.memory().isCpu()
                && store.memory().isSingle();
        this.reuse = new Reuse(graph, training, overwriting);
        this.valueOf = new int[graph.nodes().size()];
        this.node = graph.input();
    }

    /** Compiles for training (batch statistics, dropout) or for inference. Creates missing parameters. */
    static Program compile(NetworkGraph graph, TorchParameters store, MemoryLayout layout, boolean training) {
        return new Compiler(graph, store, layout, training, true).compile();
    }

    /** Compiles for training so that each node's value can be seen: dense, and nothing is overwritten. */
    static Traced traced(NetworkGraph graph, TorchParameters store) {
        Compiler compiler = new Compiler(graph, store, MemoryLayout.DENSE, true, false);
        return new Traced(compiler.compile(), compiler.valueOf);
    }

    /**
     * A program, and where nodes find their values.
     *
     * @param valueOf for each live node the number of its value
     */
    record Traced(Program program, int[] valueOf) {}

    private Program compile() {
        try {
            return whole();
        } catch (RuntimeException | OutOfMemoryError failure) {
            program.abandon();
            throw failure;
        }
    }

    private Program whole() {
        for (Node next : graph.liveNodes()) {
            node = next;
            int source = reuse.origin(next);
            valueOf[next.id()] = source == next.id() ? next.operation().accept(this) : valueOf[source];
        }
        int result = program.dense(valueOf[graph.output().id()]);
        if (graph.output().shape().isMap()) {
            result = program.map(result, x -> x.flatten(1, -1));
        }
        return program.build(result);
    }

    @Override
    public Integer input(Input operation) {
        return 0;
    }

    @Override
    public Integer convolution(Convolution operation) {
        int x = blockable ? program.inBlocks(read(0)) : program.dense(read(0));
        Tensor weight = parameter("weight");
        TensorOptional bias = operation.bias() ? optional(parameter("bias")) : program.hold(new TensorOptional());
        long[] stride = pair(operation.stride());
        long[] padding = pair(operation.padding());
        long[] dilation = pair(operation.dilation());
        long groups = operation.groups();
        return program.add(
                blockable,
                (values, pass) -> torch.conv2d(values[x], weight, bias, stride, padding, dilation, groups),
                x);
    }

    @Override
    public Integer linear(Linear operation) {
        Tensor weight = parameter("weight");
        TensorOptional bias = operation.bias() ? optional(parameter("bias")) : program.hold(new TensorOptional());
        return program.map(program.dense(read(0)), x -> torch.linear(x, weight, bias));
    }

    @Override
    public Integer batchNormalization(BatchNormalization operation) {
        TensorOptional gain = operation.affine() ? optional(parameter("weight")) : program.hold(new TensorOptional());
        TensorOptional shift = operation.affine() ? optional(parameter("bias")) : program.hold(new TensorOptional());
        TensorOptional mean = optional(parameter("running_mean"));
        TensorOptional variance = optional(parameter("running_var"));
        double momentum = operation.momentum();
        double epsilon = operation.epsilon();
        return program.map(
                operation.affine() && node.shape().isMap() ? read(0) : program.dense(read(0)),
                x -> torch.batch_norm(x, gain, shift, mean, variance, training, momentum, epsilon, true));
    }

    @Override
    public Integer activation(Activation operation) {
        Function function = operation.function();
        boolean mayStayBlocked = function == Function.RELU || function == Function.GELU;
        int x = mayStayBlocked ? read(0) : program.dense(read(0));
        boolean inPlace = function == Function.RELU && reuse.mayOverwrite(node, 0);
        return program.map(x, inPlace ? Tensor::relu_ : elementwise(function));
    }

    private static UnaryOperator<Tensor> elementwise(Function function) {
        return switch (function) {
            case RELU -> torch::relu;
            case LEAKY_RELU -> torch::leaky_relu;
            case ELU -> torch::elu;
            case GELU -> torch::gelu;
            case SWISH -> torch::silu;
            case HARD_SWISH -> torch::hardswish;
            case SIGMOID -> torch::sigmoid;
            case TANH -> torch::tanh;
        };
    }

    @Override
    public Integer pooling(Pooling operation) {
        int x = read(0);
        long[] kernel = pair(operation.kernel());
        long[] stride = pair(operation.stride());
        long[] padding = pair(operation.padding());
        long[] dilation = pair(1);
        LongOptional divisor = program.hold(new LongOptional());
        return operation.kind() == Pooling.Kind.MAX
                ? program.map(x, in -> torch.max_pool2d(in, kernel, stride, padding, dilation, false))
                : program.map(x, in -> torch.avg_pool2d(in, kernel, stride, padding, false, false, divisor));
    }

    @Override
    public Integer globalAveragePooling(GlobalAveragePooling operation) {
        if (training || !program.isBlocked(read(0))) {
            // oneDNN's backward pass of a pooling over a whole map is its slow reference: a quarter of a step
            return program.map(program.dense(read(0)), in -> in.mean(2, 3));
        }
        int pooled = program.map(read(0), in -> torch.adaptive_avg_pool2d(in, 1, 1));
        return program.map(program.dense(pooled), in -> in.flatten(1, -1));
    }

    @Override
    public Integer dropout(Dropout operation) {
        int x = read(0);
        double keep = 1 - operation.rate();
        Scalar scale = program.hold(new Scalar(1 / keep));
        TensorOptions options = program.hold(new TensorOptions(store.memory().type()));
        Shape shape = node.shape();
        boolean inBlocks = program.isBlocked(x);
        return program.add(
                inBlocks,
                (values, pass) -> {
                    Tensor mask = torch.empty(sizes(pass.batch(), shape), options, null);
                    mask.bernoulli_(keep, pass.random()).mul_(scale);
                    return values[x].mul(
                            inBlocks ? mask.to_mkldnn() : store.memory().moved(mask));
                },
                x);
    }

    @Override
    public Integer add(Add operation) {
        List<Integer> inputs = reuse.summands(node);
        if (inputs.isEmpty()) {
            return zeros();
        }
        boolean inBlocks = inputs.stream().allMatch(index -> program.isBlocked(read(index)));
        int sum = inBlocks ? read(inputs.get(0)) : program.dense(read(inputs.get(0)));
        boolean inPlace = reuse.mayOverwrite(node, inputs.get(0));
        for (int index : inputs.subList(1, inputs.size())) {
            int left = sum;
            int right = inBlocks ? read(index) : program.dense(read(index));
            Kernel kernel = inPlace
                    ? (values, pass) -> values[left].add_(values[right])
                    : (values, pass) -> torch.add(values[left], values[right]);
            sum = program.add(inBlocks, kernel, left, right);
            inPlace = true;
        }
        return sum;
    }

    @Override
    public Integer multiply(Multiply operation) {
        boolean gate = !graph.node(node.inputs().get(1)).shape().equals(node.shape());
        if (gate) {
            int x = program.dense(read(0));
            int factors = program.dense(read(1));
            return program.add(
                    false,
                    (values, pass) ->
                            values[x].mul(values[factors].unsqueeze(-1).unsqueeze(-1)),
                    x,
                    factors);
        }
        boolean inBlocks = program.isBlocked(read(0)) && program.isBlocked(read(1));
        int x = inBlocks ? read(0) : program.dense(read(0));
        int y = inBlocks ? read(1) : program.dense(read(1));
        return program.add(inBlocks, (values, pass) -> values[x].mul(values[y]), x, y);
    }

    @Override
    public Integer concatenation(Concatenation operation) {
        int[] parts = new int[node.inputs().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = program.dense(read(i));
        }
        return program.add(
                false,
                (values, pass) -> {
                    Tensor[] tensors = new Tensor[parts.length];
                    for (int i = 0; i < parts.length; i++) {
                        tensors[i] = values[parts[i]];
                    }
                    return torch.cat(new TensorVector(tensors), 1);
                },
                parts);
    }

    @Override
    public Integer flatten(Flatten operation) {
        return program.map(program.dense(read(0)), x -> x.flatten(1, -1));
    }

    @Override
    public Integer zero(Zero operation) {
        return zeros();
    }

    private int zeros() {
        TensorOptions options = program.hold(new TensorOptions(store.memory().type()));
        Shape shape = node.shape();
        return program.add(
                false, (values, pass) -> store.memory().moved(torch.zeros(sizes(pass.batch(), shape), options)));
    }

    /** The value of the current node's input with this index, in whatever layout it has. */
    private int read(int index) {
        return valueOf[node.inputs().get(index)];
    }

    private Tensor parameter(String name) {
        for (ParameterSpec spec : graph.parameters(node)) {
            if (spec.name().equals(name) || spec.name().endsWith("." + name)) {
                return store.require(spec);
            }
        }
        throw new IllegalStateException(node.scope() + ": " + node.operation().label() + " has no `" + name + "`");
    }

    private TensorOptional optional(Tensor tensor) {
        return program.hold(new TensorOptional(tensor));
    }

    private static long[] pair(long both) {
        return new long[] {both, both};
    }

    /** The extents of a batch. */
    static long[] sizes(int batch, Shape shape) {
        long[] sizes = new long[shape.extents().size() + 1];
        sizes[0] = batch;
        for (int i = 1; i < sizes.length; i++) {
            sizes[i] = shape.extents().get(i - 1);
        }
        return sizes;
    }
}
