package org.nasturtium.engine.compare;

import java.util.List;
import java.util.function.Function;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.strategy.Trial;

/** What a comparison compares: a number that grows with what a search spends. */
interface Measure {
    /** Of one objective its incumbent, of several the hypervolume of the front. */
    static Measure of(SearchDefinition search) {
        return search.objectives().size() == 1 ? IncumbentMeasure.of(search) : new HypervolumeMeasure(search);
    }

    /** Name and direction of the number. */
    Objective objective();

    /** What the number is, a phrase. */
    String words();

    /**
     * How it grew in a search.
     *
     * @param searches the trials of all that are compared, which may have to share a scale
     */
    Function<List<Trial>, IncumbentCurve> among(List<List<Trial>> searches);
}
