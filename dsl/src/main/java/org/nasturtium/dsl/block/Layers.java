package org.nasturtium.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.Choices;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Word;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.space.Setting;
import org.nasturtium.engine.space.block.Block;
import org.nasturtium.engine.space.block.Chain;
import org.nasturtium.engine.space.block.ChooseBlock;
import org.nasturtium.engine.space.block.OptionalBlock;
import org.nasturtium.engine.space.block.RepeatBlock;
import org.nasturtium.engine.space.block.ResidualBlock;

/** The verbs that add layers, in the order in which they are written; shared by all blocks that hold layers. */
public abstract class Layers extends Spec {
    private final List<Block> layerBlocks = new ArrayList<>();

    @Word(
            signature = "conv filters: 32, kernel: 3, stride: 1, padding: same, batchNorm: no, act: relu",
            does = "a convolution, then its activation",
            usual = "kernel 3, stride 1, padding same, no batch norm, relu",
            example = "conv filters: [16, 32], kernel: [3, 5], act: [relu, swish]")
    public void conv(Object... arguments) {
        layer("conv", arguments);
    }

    @Word(
            signature = "separableConv filters: 32, kernel: 3, stride: 1, padding: same, batchNorm: no, act: relu",
            does = "a convolution a channel, then a 1x1 convolution: fewer weights",
            usual = "kernel 3, stride 1, padding same, no batch norm",
            example = "separableConv filters: [16, 32], kernel: 3")
    public void separableConv(Object... arguments) {
        layer("separableConv", arguments);
    }

    @Word(
            signature = "pool max, avg, size: 2, stride: 2, padding: valid",
            does = "the largest or the mean number of each window; several kinds are a choice",
            usual = "max, size 2, stride as the size, no padding",
            example = "pool max, avg")
    public void pool(Object... arguments) {
        layer("pool", arguments);
    }

    @Word(
            signature = "dense units: 64, act: relu, batchNorm: no, dropout: 0.5",
            does = "a full connection, then its activation and dropout; a map is averaged first",
            usual = "relu, no batch norm, no dropout",
            example = "dense units: [64, 128], dropout: 0.0..0.5")
    public void dense(Object... arguments) {
        layer("dense", arguments);
    }

    @Word(
            signature = "dropout 0.5",
            does = "zeroes a share of the numbers while training",
            example = "dropout 0.0..0.5")
    public void dropout(Object... arguments) {
        layer("dropout", arguments);
    }

    @Word(signature = "batchNorm()", does = "batch normalisation", example = "batchNorm()")
    public void batchNorm(Object... arguments) {
        layer("batchNorm", arguments);
    }

    @Word(signature = "act relu, swish", does = "an activation; several are a choice", example = "act relu, swish")
    public void act(Object... arguments) {
        layer("act", arguments);
    }

    @Word(
            signature = "flatten()",
            does = "all numbers of a map in a row, where `dense` would average",
            example = "flatten()")
    public void flatten(Object... arguments) {
        layer("flatten", arguments);
    }

    @Word(signature = "globalAvgPool()", does = "the mean of each channel", example = "globalAvgPool()")
    public void globalAvgPool(Object... arguments) {
        layer("globalAvgPool", arguments);
    }

    @Word(
            signature = "repeat 1..3, { conv filters: 16 }",
            does = "its layers several times; each time decides for itself",
            example = "repeat 1..3, { conv filters: [16, 32] }")
    public void repeat(Object times, @DelegatesTo(RepeatSpec.class) Closure<?> body) {
        add(new RepeatBlock(
                Choices.of("repeat", times),
                Blocks.configure(new RepeatSpec(), body).chain()));
    }

    @Word(
            signature = "optional batchNorm   or   optional { dropout 0.3 }",
            does = "layers that may be there or not",
            example = "optional batchNorm")
    public void optional(Object... layers) {
        Arguments arguments = Arguments.of("optional", layers).allow(Integer.MAX_VALUE);
        List<Block> blocks = new ArrayList<>();
        arguments.values().forEach(value -> blocks.add(LayerWords.block("optional", value)));
        add(new OptionalBlock(new Chain(blocks)));
    }

    public void optional(@DelegatesTo(OptionalSpec.class) Closure<?> body) {
        add(new OptionalBlock(Blocks.configure(new OptionalSpec(), body).chain()));
    }

    @Word(
            signature = "choose { conv filters: 16; pool max }",
            does = "one of its lines; `branch { ... }` makes several layers one",
            example = "choose { conv filters: 16; branch { conv filters: 8; batchNorm() } }")
    public void choose(@DelegatesTo(ChooseSpec.class) Closure<?> body) {
        ChooseSpec branches = Blocks.configure(new ChooseSpec(), body);
        add(ChooseBlock.of(branches.branches()));
    }

    @Word(
            signature = "residual { conv filters: 16 }",
            does = "layers whose result is added to what went in; a projection fits the shapes",
            example = "residual { conv filters: 16; conv filters: 16, act: none }")
    public void residual(@DelegatesTo(ResidualSpec.class) Closure<?> body) {
        add(new ResidualBlock(Blocks.configure(new ResidualSpec(), body).chain()));
    }

    /** The layers so far. */
    boolean hasLayers() {
        return !layerBlocks.isEmpty();
    }

    Chain chain() {
        return new Chain(layerBlocks);
    }

    void add(Block block) {
        layerBlocks.add(block);
    }

    void layer(String word, Object... arguments) {
        add(LayerWords.layer(Arguments.of(word, arguments)));
    }

    /** How words become layers. */
    static final class LayerWords {
        private LayerWords() {}

        /** A layer of the engine's catalogue; values without a name are those of its first argument. */
        static Block layer(Arguments given) {
            org.nasturtium.engine.space.block.Blocks.Layer layer =
                    org.nasturtium.engine.space.block.Blocks.layer(given.word());
            Map<String, Setting> settings = new LinkedHashMap<>();
            given.options()
                    .forEach((name, value) -> settings.put(name, Choices.of(given.word() + " " + name + ":", value)));
            String positional = layer.positional();
            if (!given.values().isEmpty()) {
                if (positional == null) {
                    given.allow(0, settings.keySet().toArray(String[]::new));
                } else if (settings.containsKey(positional)) {
                    throw new DslError(
                            "`" + given.word() + "` has its " + positional + " twice: " + given,
                            "Leave one of them out.");
                } else {
                    settings.put(positional, Choices.of(given.word(), values(given)));
                }
            }
            return layer.make().apply(settings);
        }

        private static Object values(Arguments given) {
            return given.values().size() == 1 ? given.values().get(0) : given.values();
        }

        /** A noun as a layer: {@code batchNorm}, {@code relu}, {@code linear(10)}. */
        static Block block(String verb, Object value) {
            WordValue word = value instanceof CharSequence text
                    ? WordValue.of(text.toString())
                    : value instanceof WordValue given ? given : null;
            if (word == null) {
                throw new DslError(
                        "`" + verb + "` needs layers, not " + Shown.of(value), "Maybe `" + verb + " batchNorm`.");
            }
            if (isActivation(word.name())) {
                return org.nasturtium.engine.space.block.Blocks.make(
                        "act", Map.of("function", Setting.of(word.name())));
            }
            if (word.name().equals("linear")) {
                Object classes = word.arguments().value(0);
                return org.nasturtium.engine.space.block.Blocks.make(
                        "output", classes == null ? Map.of() : Map.of("classes", Choices.of("linear", classes)));
            }
            return layer(word.arguments());
        }

        private static boolean isActivation(String word) {
            for (Activation.Function function : Activation.Function.values()) {
                if (function.word().equals(word)) {
                    return true;
                }
            }
            return false;
        }
    }
}
