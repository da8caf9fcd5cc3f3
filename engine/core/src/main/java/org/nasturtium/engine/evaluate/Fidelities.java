package org.nasturtium.engine.evaluate;

import java.util.List;
import org.nasturtium.engine.space.Architecture;

/** The fidelities that an evaluator offers: what a strategy may spare, and what that means for an architecture. */
public interface Fidelities {
    /** Parts of a full evaluation's cost that can be asked for, ascending; the last is 1. */
    List<Double> parts();

    /** What one of these parts means for an architecture. */
    Fidelity at(Architecture architecture, double part);

    /** Whether a trial that goes on where one of a lower part ended pays the difference only. */
    boolean carriesOn();
}
