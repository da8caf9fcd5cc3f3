package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Names;
import org.nasturtium.engine.space.Setting;

/** The catalogue of layers: the word of the DSL, how it is made, and which argument may stand without its name. */
public final class Blocks {
    private static final List<Layer> LAYERS = List.of(
            new Layer("conv", "filters", ConvBlock::new, ConvBlock.RULES),
            new Layer("separableConv", "filters", SeparableConvBlock::new, SeparableConvBlock.RULES),
            new Layer("pool", "kind", PoolBlock::new, PoolBlock.RULES),
            new Layer("dense", "units", DenseBlock::new, DenseBlock.RULES),
            new Layer("dropout", "rate", DropoutBlock::new, DropoutBlock.RULES),
            new Layer("batchNorm", null, BatchNormBlock::new, List.of()),
            new Layer("act", "function", ActBlock::new, ActBlock.RULES),
            new Layer("flatten", null, FlattenBlock::new, List.of()),
            new Layer("globalAvgPool", null, GlobalAvgPoolBlock::new, List.of()),
            new Layer("output", "classes", OutputBlock::new, OutputBlock.RULES));

    private Blocks() {}

    /**
     * One kind of layer.
     *
     * @param word as a person writes it
     * @param positional the argument that may stand without its name ({@code pool max, avg}); null if none may
     * @param make from arguments by name
     * @param rules what it can be given
     */
    public record Layer(
            String word,
            @Nullable String positional,
            Function<Map<String, Setting>, Block> make,
            List<ArgumentRule> rules) {
        public Layer {
            rules = List.copyOf(rules);
        }
    }

    /** All layers. */
    public static List<Layer> layers() {
        return LAYERS;
    }

    /** The kind of layer with this word. */
    public static Layer layer(String word) {
        return LAYERS.stream()
                .filter(layer -> layer.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown layer `" + word + "`"
                        + Names.hint(word, LAYERS.stream().map(Layer::word).toList())));
    }

    /** A layer from its word and its arguments by name. */
    public static Block make(String word, Map<String, Setting> arguments) {
        return layer(word).make().apply(arguments);
    }

    static boolean isLayer(String word) {
        return LAYERS.stream().anyMatch(layer -> layer.word().equals(word));
    }
}
