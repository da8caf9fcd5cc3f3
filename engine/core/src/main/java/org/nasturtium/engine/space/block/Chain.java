package org.nasturtium.engine.space.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.space.Decision;

/**
 * Blocks one behind the other. A block is named by its word, and by word and number where the word comes again:
 * {@code conv1}, {@code conv2}, {@code pool}.
 */
public final class Chain {
    private final List<Block> blocks;
    private final List<String> names;

    public Chain(List<? extends Block> blocks) {
        this.blocks = List.copyOf(blocks);
        this.names = names(this.blocks);
    }

    /** Blocks in order. */
    public static Chain of(Block... blocks) {
        return new Chain(List.of(blocks));
    }

    public List<Block> blocks() {
        return blocks;
    }

    /** The words of its blocks, for a name: {@code conv-pool}; {@code nothing} for none. */
    public String words() {
        return blocks.isEmpty()
                ? "nothing"
                : String.join("-", blocks.stream().map(Block::word).toList());
    }

    /** The decisions of all blocks. */
    public List<Decision> decisions(String path) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            decisions.addAll(blocks.get(i).decisions(path(path, names.get(i))));
        }
        return decisions;
    }

    /** Builds block by block; returns the last node. */
    public int build(Layers layers, String path, int from) {
        int node = from;
        for (int i = 0; i < blocks.size(); i++) {
            String here = path(path, names.get(i));
            if (blocks.get(i) instanceof NormalizableBlock block && i + 1 < blocks.size()) {
                String next = path(path, names.get(i + 1));
                if (blocks.get(i + 1).normalizes(layers, next)) {
                    node = block.build(layers, here, node, next);
                    i++;
                    continue;
                }
            }
            node = blocks.get(i).build(layers, here, node);
        }
        return node;
    }

    static String path(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static List<String> names(List<Block> blocks) {
        Map<String, Integer> total = new HashMap<>();
        blocks.forEach(block -> total.merge(block.word(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Block block : blocks) {
            int number = seen.merge(block.word(), 1, Integer::sum);
            boolean alone = total.getOrDefault(block.word(), 0) == 1;
            names.add(alone ? block.word() : block.word() + number);
        }
        return names;
    }
}
