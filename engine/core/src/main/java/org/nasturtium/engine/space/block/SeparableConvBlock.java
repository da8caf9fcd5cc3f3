package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** A convolution of each channel alone, then a 1x1 convolution that mixes them (Chollet 2017); far fewer weights. */
public final class SeparableConvBlock implements NormalizableBlock {
    /** What it can be given. */
    public static final List<ArgumentRule> RULES = List.of(
            ArgumentRule.whole("filters", 1),
            ArgumentRule.whole("kernel", 1).orElse(3).plainly(3),
            ArgumentRule.whole("stride", 1).orElse(1).plainly(1),
            ArgumentRule.word("padding", "same", "valid").orElse("same"),
            ArgumentRule.yesNo("batchNorm").orElse("no"),
            ArgumentRule.activation("act").orElse("none"));

    private final Arguments arguments;

    public SeparableConvBlock(Map<String, Setting> arguments) {
        this.arguments = Arguments.of("separableConv", arguments, RULES);
        Kernels.requireOdd("separableConv", this.arguments);
    }

    @Override
    public String word() {
        return "separableConv";
    }

    @Override
    public List<Decision> decisions(String path) {
        return arguments.decisions(path);
    }

    @Override
    public int build(Layers layers, String path, int from, @Nullable String normalization) {
        boolean own = arguments.isYes(layers, path, "batchNorm");
        int kernel = arguments.integer(layers, path, "kernel");
        int channels = layers.shape(from).channels();
        boolean same = arguments.word(layers, path, "padding").equals("same");
        Convolution depthwise = new Convolution(
                channels, kernel, arguments.integer(layers, path, "stride"), same ? kernel / 2 : 0, 1, channels, false);
        int node = layers.add(path + ".depthwise", depthwise, from);
        boolean bias = !own && normalization == null;
        node = layers.add(
                path + ".pointwise", Convolution.same(arguments.integer(layers, path, "filters"), 1, 1, bias), node);
        node = own ? layers.normalize(path + ".batchNorm", node) : node;
        node = normalization != null ? layers.normalize(normalization, node) : node;
        return layers.activate(path + ".act", arguments.word(layers, path, "act"), node);
    }
}
