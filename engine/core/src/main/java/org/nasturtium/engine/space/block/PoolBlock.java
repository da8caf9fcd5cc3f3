package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** Pooling by maximum or mean; 2x2 with stride 2 and no padding unless told. The stride follows the size. */
public final class PoolBlock implements Block {
    /** What it can be given. */
    public static final List<ArgumentRule> RULES = List.of(
            ArgumentRule.word("kind", "max", "avg").orElse("max").plainly("max"),
            ArgumentRule.whole("size", 1).orElse(2).plainly(2),
            ArgumentRule.whole("stride", 0).orElse(0),
            ArgumentRule.word("padding", "valid", "same").orElse("valid"));

    private final Arguments arguments;

    public PoolBlock(Map<String, Setting> arguments) {
        this.arguments = Arguments.of("pool", arguments, RULES);
    }

    @Override
    public String word() {
        return "pool";
    }

    @Override
    public List<Decision> decisions(String path) {
        return arguments.decisions(path);
    }

    @Override
    public int build(Layers layers, String path, int from) {
        int size = arguments.integer(layers, path, "size");
        int stride = arguments.integer(layers, path, "stride");
        boolean same = arguments.word(layers, path, "padding").equals("same");
        Pooling.Kind kind =
                arguments.word(layers, path, "kind").equals("max") ? Pooling.Kind.MAX : Pooling.Kind.AVERAGE;
        return layers.add(path, new Pooling(kind, size, stride == 0 ? size : stride, same ? size / 2 : 0), from);
    }
}
