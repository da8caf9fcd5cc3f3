package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** The last layer: one number a class, as many as the data has. A given number is checked against the data. */
public final class OutputBlock implements Block {
    /** What it can be given; 0 = as the data says. */
    public static final List<ArgumentRule> RULES =
            List.of(ArgumentRule.whole("classes", 0).orElse(0));

    private final long classes;

    public OutputBlock(Map<String, Setting> arguments) {
        Setting given = Arguments.of("output", arguments, RULES).setting("classes");
        if (!given.isFixed()) {
            throw new IllegalArgumentException("`output`: classes must be one number, not the choice "
                    + given.domain().words() + "\nMaybe `output()`: the data says how many.");
        }
        this.classes = (Long) given.domain().middle();
    }

    @Override
    public String word() {
        return "output";
    }

    @Override
    public List<Decision> decisions(String path) {
        return List.of();
    }

    @Override
    public int build(Layers layers, String path, int from) {
        if (classes != 0 && classes != layers.outputs()) {
            throw new ShapeMismatch("`" + path + "`: the space says classes: " + classes + ", the data has "
                    + layers.outputs() + "\nMaybe `output()`: the data says how many.");
        }
        return layers.add(path, new Linear(layers.outputs(), true), layers.features(path, from));
    }
}
