package org.nasturtium.engine.proxy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.words.NearestWord;

/** The catalogue of proxies: one line each gives it its word and its place in the contract. */
public final class Proxies {
    private static final List<ProxyKind> CATALOGUE = List.of(
            Params.KIND,
            Flops.KIND,
            L2Norm.KIND,
            Synflow.KIND,
            Zen.KIND,
            Nwot.KIND,
            Jacov.KIND,
            EpeNas.KIND,
            GradNorm.KIND,
            Snip.KIND,
            Fisher.KIND,
            Grasp.KIND);

    private Proxies() {}

    public static List<ProxyKind> catalogue() {
        return CATALOGUE;
    }

    public static List<String> names() {
        return CATALOGUE.stream().map(ProxyKind::name).toList();
    }

    /** The line with this word, or null. */
    public static @Nullable ProxyKind find(String name) {
        return CATALOGUE.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The line with this word. */
    public static ProxyKind named(String name) {
        ProxyKind kind = find(name);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "unknown zero-cost proxy `" + name + "`\n" + NearestWord.hint(name, names()));
        }
        return kind;
    }
}
