package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/**
 * A convolution, then a batch normalization where asked, then an activation.
 *
 * <p>Stride 1, as many zeros around as keep the size (odd kernels), a bias only where no batch normalization follows.
 */
public final class ConvBlock implements NormalizableBlock {
    /** What it can be given. */
    public static final List<ArgumentRule> RULES = List.of(
            ArgumentRule.whole("filters", 1),
            ArgumentRule.whole("kernel", 1).orElse(3).plainly(3),
            ArgumentRule.whole("stride", 1).orElse(1).plainly(1),
            ArgumentRule.word("padding", "same", "valid").orElse("same"),
            ArgumentRule.whole("dilation", 1).orElse(1).plainly(1),
            ArgumentRule.whole("groups", 1).orElse(1).plainly(1),
            ArgumentRule.yesNo("batchNorm").orElse("no"),
            ArgumentRule.word("bias", "auto", "yes", "no").orElse("auto"),
            ArgumentRule.activation("act").orElse("none"));

    private final Arguments arguments;

    public ConvBlock(Map<String, Setting> arguments) {
        this.arguments = Arguments.of("conv", arguments, RULES);
        Kernels.requireOdd("conv", this.arguments);
    }

    @Override
    public String word() {
        return "conv";
    }

    @Override
    public List<Decision> decisions(String path) {
        return arguments.decisions(path);
    }

    @Override
    public int build(Layers layers, String path, int from, @Nullable String normalization) {
        boolean own = arguments.isYes(layers, path, "batchNorm");
        int kernel = arguments.integer(layers, path, "kernel");
        int dilation = arguments.integer(layers, path, "dilation");
        boolean same = arguments.word(layers, path, "padding").equals("same");
        String bias = arguments.word(layers, path, "bias");
        Convolution convolution = new Convolution(
                arguments.integer(layers, path, "filters"),
                kernel,
                arguments.integer(layers, path, "stride"),
                same ? dilation * (kernel - 1) / 2 : 0,
                dilation,
                arguments.integer(layers, path, "groups"),
                bias.equals("auto") ? !own && normalization == null : bias.equals("yes"));
        int node = layers.add(path, convolution, from);
        node = own ? layers.normalize(path + ".batchNorm", node) : node;
        node = normalization != null ? layers.normalize(normalization, node) : node;
        return layers.activate(path + ".act", arguments.word(layers, path, "act"), node);
    }
}
