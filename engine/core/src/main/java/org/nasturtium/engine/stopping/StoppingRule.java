package org.nasturtium.engine.stopping;

import java.util.List;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/** Learns from whole learning curves when a training is hopeless. */
public interface StoppingRule {
    /** Stops nothing. */
    StoppingRule NONE = new StoppingRule() {
        @Override
        public void observe(List<CurvePoint> curve) {
            // nothing is learnt
        }

        @Override
        public Stopper next() {
            return Stopper.NEVER;
        }
    };

    /** A training that came to its end; called in the order of trial ids. */
    void observe(List<CurvePoint> curve);

    /** For the next trial, by what was observed so far. */
    Stopper next();
}
