package org.nasturtium.engine.evaluate;

/** Turns an architecture into numbers: by training it, by looking it up, by a proxy. Safe for several threads. */
public interface Evaluator {
    /** Never throws for what lies in the architecture: that is a failed or infeasible outcome. */
    Outcome evaluate(TrialSpec spec, Progress progress);
}
