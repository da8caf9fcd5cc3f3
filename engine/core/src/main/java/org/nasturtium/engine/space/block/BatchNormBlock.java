package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** Batch normalization; directly behind a convolution or dense layer it goes in front of that one's activation. */
public final class BatchNormBlock implements Block {
    /** Takes no arguments. */
    public BatchNormBlock(Map<String, Setting> arguments) {
        Arguments.of("batchNorm", arguments, List.of());
    }

    @Override
    public String word() {
        return "batchNorm";
    }

    @Override
    public List<Decision> decisions(String path) {
        return List.of();
    }

    @Override
    public int build(Layers layers, String path, int from) {
        return layers.normalize(path, from);
    }

    @Override
    public boolean normalizes(Layers layers, String path) {
        return true;
    }
}
