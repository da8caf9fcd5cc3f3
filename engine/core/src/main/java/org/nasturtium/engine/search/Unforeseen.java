package org.nasturtium.engine.search;

import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;

/** The forecast where evaluations take no time: it foresees none. */
final class Unforeseen implements Forecast {
    @Override
    public void observe(Architecture architecture, Fidelity fidelity, Outcome outcome, double seconds, double pace) {
        // there is nothing to learn
    }

    @Override
    public boolean isReady() {
        return false;
    }

    @Override
    public double seconds(Architecture architecture, Fidelity fidelity) {
        return 0;
    }

    @Override
    public double searchSeconds(int trials, int threads) {
        return 0;
    }
}
