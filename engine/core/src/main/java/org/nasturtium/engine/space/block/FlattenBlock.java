package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** All numbers of a map as features, where a mean a channel would lose too much. */
public final class FlattenBlock implements Block {
    /** Takes no arguments. */
    public FlattenBlock(Map<String, Setting> arguments) {
        Arguments.of("flatten", arguments, List.of());
    }

    @Override
    public String word() {
        return "flatten";
    }

    @Override
    public List<Decision> decisions(String path) {
        return List.of();
    }

    @Override
    public int build(Layers layers, String path, int from) {
        return layers.shape(from).isMap() ? layers.add(path, new Flatten(), from) : from;
    }
}
