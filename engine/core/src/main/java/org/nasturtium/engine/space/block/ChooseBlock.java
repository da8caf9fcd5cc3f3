package org.nasturtium.engine.space.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;

/** One of several chains, each with its own decisions: {@code choose=conv}, {@code choose.conv.filters=16}. */
public final class ChooseBlock implements Block {
    private final Map<String, Chain> branches;

    /** Branches by the name that the decision shows. */
    public ChooseBlock(Map<String, Chain> branches) {
        this.branches = new LinkedHashMap<>(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException(
                    "`choose` has nothing to choose from\nMaybe `choose { conv filters: 16; pool max }`.");
        }
    }

    /** Branches named after their blocks, numbered where two have the same. */
    public static ChooseBlock of(List<Chain> branches) {
        Map<String, Integer> total = new HashMap<>();
        branches.forEach(branch -> total.merge(branch.words(), 1, Integer::sum));
        Map<String, Chain> named = new LinkedHashMap<>();
        List<String> seen = new ArrayList<>();
        for (Chain branch : branches) {
            seen.add(branch.words());
            long number = seen.stream().filter(branch.words()::equals).count();
            named.put(branch.words() + (total.getOrDefault(branch.words(), 0) == 1 ? "" : number), branch);
        }
        return new ChooseBlock(named);
    }

    @Override
    public String word() {
        return "choose";
    }

    @Override
    public List<Decision> decisions(String path) {
        Map<Object, List<Decision>> below = new LinkedHashMap<>();
        branches.forEach((name, chain) -> below.put(name, chain.decisions(inside(path, name, chain))));
        return branches.size() == 1
                ? below.values().iterator().next()
                : List.of(new Decision(path, new Domain.Categorical(List.copyOf(branches.keySet())), below));
    }

    @Override
    public int build(Layers layers, String path, int from) {
        String name = branches.size() == 1
                ? branches.keySet().iterator().next()
                : layers.value(path).toString();
        Chain chain = branches.getOrDefault(name, Chain.of());
        return chain.build(layers, inside(path, name, chain), from);
    }

    private static String inside(String path, String name, Chain chain) {
        boolean saysItself =
                chain.blocks().size() == 1 && chain.blocks().get(0).word().equals(name);
        return saysItself ? path : path + "." + name;
    }
}
