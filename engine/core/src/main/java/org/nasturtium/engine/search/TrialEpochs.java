package org.nasturtium.engine.search;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.Trial;

/**
 * What trials of a search cost in epochs on all training samples: where one goes on from a checkpoint, what it adds to the
 * highest fidelity before.
 */
public final class TrialEpochs {
    private TrialEpochs() {}

    /** Trial by trial, in their order. */
    public static List<Double> of(SearchDefinition definition, List<Trial> trials) {
        boolean carriesOn =
                !definition.data().isTable() && definition.training().carriesOn();
        Map<Architecture, Fidelity> highest = new HashMap<>();
        List<Double> epochs = new ArrayList<>();
        for (Trial trial : trials) {
            Fidelity whole = trial.fidelity();
            Fidelity before = carriesOn ? highest.get(trial.architecture()) : null;
            epochs.add((before == null ? whole : whole.after(before)).wholeEpochs());
            highest.merge(trial.architecture(), whole, BinaryOperator.maxBy(comparingInt(Fidelity::epochs)));
        }
        return epochs;
    }
}
