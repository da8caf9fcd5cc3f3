package org.nasturtium.engine.stopping;

import java.util.List;
import org.nasturtium.engine.words.NearestWord;

/** The catalogue of stopping rules: one line each. */
public final class StoppingRules {
    private static final List<StoppingKind> CATALOGUE = List.of(MedianStopping.KIND, LearningCurveStopping.KIND);

    private StoppingRules() {}

    public static List<StoppingKind> catalogue() {
        return CATALOGUE;
    }

    /** The line with this word. */
    public static StoppingKind named(String name) {
        List<String> names = CATALOGUE.stream().map(StoppingKind::name).toList();
        return CATALOGUE.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown stopping rule `" + name + "`\n" + NearestWord.hint(name, names)));
    }
}
