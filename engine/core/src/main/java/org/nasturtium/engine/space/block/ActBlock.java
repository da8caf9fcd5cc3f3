package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** An activation by its word; {@code none} adds nothing. */
public final class ActBlock implements Block {
    /** What it can be given. */
    public static final List<ArgumentRule> RULES = List.of(ArgumentRule.activation("function"));

    private final Arguments arguments;

    public ActBlock(Map<String, Setting> arguments) {
        this.arguments = Arguments.of("act", arguments, RULES);
    }

    @Override
    public String word() {
        return "act";
    }

    @Override
    public List<Decision> decisions(String path) {
        return arguments.decisions(path);
    }

    @Override
    public int build(Layers layers, String path, int from) {
        return layers.activate(path, arguments.word(layers, path, "function"), from);
    }
}
