package org.nasturtium.engine.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells different cells of one network apart: {@code cell} where there is one kind, else {@code cell A}, {@code cell B}. */
final class CellNames {
    private CellNames() {}

    /** A name for each kind of cell, by its signature. */
    static Map<String, String> of(List<Block> blocks) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Block block : blocks) {
            if (block.sketch() != null) {
                names.putIfAbsent(block.sketch().signature(), "cell " + (char) ('A' + names.size() % 26));
            }
        }
        if (names.size() == 1) {
            names.replaceAll((signature, name) -> "cell");
        }
        return names;
    }

    static String title(Block block, Map<String, String> names) {
        return block.sketch() == null
                ? block.title()
                : names.getOrDefault(block.sketch().signature(), block.title());
    }
}
