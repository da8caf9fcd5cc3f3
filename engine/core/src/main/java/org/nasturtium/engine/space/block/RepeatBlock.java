package org.nasturtium.engine.space.block;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Setting;

/** The same blocks several times; each time decides for itself. Decision {@code repeat}, then {@code repeat.1...}. */
public final class RepeatBlock implements Block {
    private static final List<ArgumentRule> RULES = List.of(ArgumentRule.whole("times", 1));

    private final Setting times;
    private final Chain body;

    public RepeatBlock(Setting times, Chain body) {
        this.times = Arguments.of("repeat", Map.of("times", times), RULES).setting("times");
        this.body = body;
        if (body.blocks().isEmpty()) {
            throw new IllegalArgumentException("`repeat` has nothing to repeat\nMaybe `repeat 1..3, { conv ... }`.");
        }
        if (ArgumentRule.ends(this.times.domain()).stream().anyMatch(count -> (Long) count > 1000)) {
            throw new IllegalArgumentException(
                    "`repeat` " + times.domain().words() + ": more than 1000 times is surely not meant");
        }
    }

    @Override
    public String word() {
        return "repeat";
    }

    @Override
    public List<Decision> decisions(String path) {
        List<List<Decision>> each = new ArrayList<>();
        Map<Object, List<Decision>> branches = new LinkedHashMap<>();
        for (Object count : times.domain().values()) {
            List<Decision> below = new ArrayList<>();
            for (int i = 0; i < (Long) count; i++) {
                if (i == each.size()) {
                    each.add(body.decisions(path + "." + (i + 1)));
                }
                below.addAll(each.get(i));
            }
            branches.put(count, below);
        }
        return times.isFixed()
                ? branches.values().iterator().next()
                : List.of(new Decision(path, times.domain(), branches, times.plain()));
    }

    @Override
    public int build(Layers layers, String path, int from) {
        Object count = times.isFixed() ? times.domain().middle() : layers.value(path);
        int node = from;
        for (int i = 1; i <= (Long) count; i++) {
            node = body.build(layers, path + "." + i, node);
        }
        return node;
    }
}
