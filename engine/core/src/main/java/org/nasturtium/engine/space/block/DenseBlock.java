package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** A full connection, an activation (relu unless told) and dropout; a map is averaged over its height and width. */
public final class DenseBlock implements NormalizableBlock {
    /** What it can be given. */
    public static final List<ArgumentRule> RULES = List.of(
            ArgumentRule.whole("units", 1),
            ArgumentRule.activation("act").orElse("relu"),
            ArgumentRule.yesNo("batchNorm").orElse("no"),
            ArgumentRule.share("dropout").orElse(0.0));

    private final Arguments arguments;

    public DenseBlock(Map<String, Setting> arguments) {
        this.arguments = Arguments.of("dense", arguments, RULES);
    }

    @Override
    public String word() {
        return "dense";
    }

    @Override
    public List<Decision> decisions(String path) {
        return arguments.decisions(path);
    }

    @Override
    public int build(Layers layers, String path, int from, @Nullable String normalization) {
        boolean own = arguments.isYes(layers, path, "batchNorm");
        Linear linear = new Linear(arguments.integer(layers, path, "units"), !own && normalization == null);
        int node = layers.add(path, linear, layers.features(path, from));
        node = own ? layers.normalize(path + ".batchNorm", node) : node;
        node = normalization != null ? layers.normalize(normalization, node) : node;
        node = layers.activate(path + ".act", arguments.word(layers, path, "act"), node);
        double rate = arguments.real(layers, path, "dropout");
        return rate > 0 ? layers.add(path + ".dropout", new Dropout(rate), node) : node;
    }
}
