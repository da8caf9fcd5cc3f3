package org.nasturtium.dsl.block;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.words.NearestWord;

/** Reads where trials run, and what a person knows of that place. */
final class PlaceWords {
    private static final String EXAMPLE = "Maybe `energy watts: 15, intensity: 56`.";

    private PlaceWords() {}

    /** {@code on threads(2), lag: 4, ordering: arrival}. */
    static Placement placement(WordValue threads, Arguments where) {
        String ordering = String.valueOf(where.has("ordering") ? where.option("ordering") : "decided");
        if (!ordering.equals("arrival") && !ordering.equals("decided")) {
            throw new DslError(
                    "`on ordering:` cannot be " + ordering, NearestWord.hint(ordering, List.of("arrival", "decided")));
        }
        int count = threads.values().isEmpty()
                ? Runtime.getRuntime().availableProcessors()
                : Values.integer("threads", threads.values().get(0));
        if (count < 1) {
            throw new DslError("`on threads(" + count + ")` needs at least one thread", "Maybe `on threads(2)`.");
        }
        if (where.has("lag")) {
            where.atLeastOne("lag");
        }
        return new Placement(count, where.integer("lag", Placement.USUAL_LAG), ordering.equals("arrival"));
    }

    /** {@code energy watts: 15, intensity: 56}. */
    static Electricity electricity(Arguments given) {
        Arguments words = given.allow(0, "watts", "intensity");
        if (words.isEmpty()) {
            throw new DslError("`energy` needs `watts:` or `intensity:`", EXAMPLE);
        }
        Double watts = number(words, "watts");
        Double intensity = number(words, "intensity");
        if (watts != null && !(watts > 0)) {
            throw new DslError("`energy watts:` " + Shown.of(words.option("watts")) + " must be above zero", EXAMPLE);
        }
        if (intensity != null && !(intensity >= 0)) {
            throw new DslError(
                    "`energy intensity:` " + Shown.of(words.option("intensity")) + " must be zero or more", EXAMPLE);
        }
        return new Electricity(watts, intensity);
    }

    private static @Nullable Double number(Arguments words, String option) {
        return words.has(option) ? (Double) Values.number("energy " + option + ":", words.option(option)) : null;
    }
}
