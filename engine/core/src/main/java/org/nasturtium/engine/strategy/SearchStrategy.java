package org.nasturtium.engine.strategy;

import java.util.random.RandomGenerator;

/** Proposes architectures and observes results; nothing else. Its state is a fold over the observed trials. */
public interface SearchStrategy {
    /**
     * The next architecture to evaluate; may be called again before earlier proposals are observed.
     *
     * @param random the only source of chance, forked for this proposal
     */
    Proposal propose(RandomGenerator random);

    /** Learns from one result; called in the order of trial ids. */
    void observe(Trial trial);

    /** What it just did and why, for those who want to watch it think; may be asked at any time, and changes nothing. */
    default Explanation explain() {
        return Explanation.of(getClass().getSimpleName() + " does not explain itself.");
    }
}
