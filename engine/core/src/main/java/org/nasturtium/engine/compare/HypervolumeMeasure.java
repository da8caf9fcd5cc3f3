package org.nasturtium.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ObjectiveBox;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.strategy.Trial;

/**
 * The hypervolume of the front of several objectives, in one box around the trials of all searches that are compared, so
 * that all share a reference point. It is what the search itself saw; no test is read.
 */
record HypervolumeMeasure(SearchDefinition search) implements Measure {
    @Override
    public Objective objective() {
        return ObjectiveBox.HYPERVOLUME;
    }

    @Override
    public String words() {
        return "hypervolume of the front of "
                + search.objectives().stream().map(Objective::metric).collect(Collectors.joining(", "))
                + " as the search saw them, a share of the box around all trials of all searches";
    }

    @Override
    public Function<List<Trial>, IncumbentCurve> among(List<List<Trial>> searches) {
        List<Trial> all = new ArrayList<>();
        searches.forEach(all::addAll);
        ObjectiveBox box = ObjectiveBox.around(all, search.objectives());
        return trials -> IncumbentCurve.of(
                search,
                trials,
                box.growth(trials).stream()
                        .map(share -> share > 0 ? share : Double.NaN) // nothing was completed yet
                        .toList());
    }
}
