package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** The mean of each channel. */
public final class GlobalAvgPoolBlock implements Block {
    /** Takes no arguments. */
    public GlobalAvgPoolBlock(Map<String, Setting> arguments) {
        Arguments.of("globalAvgPool", arguments, List.of());
    }

    @Override
    public String word() {
        return "globalAvgPool";
    }

    @Override
    public List<Decision> decisions(String path) {
        return List.of();
    }

    @Override
    public int build(Layers layers, String path, int from) {
        return layers.add(path, new GlobalAveragePooling(), from);
    }
}
