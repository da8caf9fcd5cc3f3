package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** Dropout; a rate of 0 adds nothing. */
public final class DropoutBlock implements Block {
    /** What it can be given. */
    public static final List<ArgumentRule> RULES = List.of(ArgumentRule.share("rate"));

    private final Arguments arguments;

    public DropoutBlock(Map<String, Setting> arguments) {
        this.arguments = Arguments.of("dropout", arguments, RULES);
    }

    @Override
    public String word() {
        return "dropout";
    }

    @Override
    public List<Decision> decisions(String path) {
        return arguments.decisions(path);
    }

    @Override
    public int build(Layers layers, String path, int from) {
        double rate = arguments.real(layers, path, "rate");
        return rate > 0 ? layers.add(path, new Dropout(rate), from) : from;
    }
}
