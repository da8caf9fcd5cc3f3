package org.nasturtium.dsl.block;

import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.engine.energy.Electricity;

/** Reads what a person knows of the place where trials run. */
final class PlaceWords {
    private static final String EXAMPLE = "Maybe `energy watts: 15, intensity: 56`.";

    private PlaceWords() {}

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
