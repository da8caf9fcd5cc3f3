package org.nasturtium.engine.space.cell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.block.Block;
import org.nasturtium.engine.space.block.Layers;

/**
 * {@code times} stages of {@code count} equal cells, a reduction between every two stages.
 *
 * @param count cells a stage
 * @param cell decided once, the same everywhere
 * @param reduction between stages; null for none
 * @param times how many stages
 */
public record StackBlock(int count, Cell cell, @Nullable Reduction reduction, int times) implements Block {
    public StackBlock {
        if (count < 1 || times < 1) {
            throw new IllegalArgumentException(
                    "`stack`: " + count + " cells, times: " + times + ": both must be at least 1");
        }
    }

    @Override
    public String word() {
        return "stack";
    }

    /** Named after the cells, wherever the stack stands. */
    @Override
    public List<Decision> decisions(String path) {
        List<Decision> decisions = new ArrayList<>(cell.decisions());
        if (reduction != null && times > 1) {
            decisions.addAll(reduction.decisions());
        }
        return decisions;
    }

    @Override
    public int build(Layers layers, String path, int from) {
        int node = from;
        for (int stage = 0; stage < times; stage++) {
            if (stage > 0 && reduction != null) {
                node = reduction.build(layers, path + ".reduce" + stage, node);
            }
            for (int i = 1; i <= count; i++) {
                node = cell.build(layers, path + ".cell" + (stage * count + i), node);
            }
        }
        return node;
    }
}
