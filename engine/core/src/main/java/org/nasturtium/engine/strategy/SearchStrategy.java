package org.nasturtium.engine.strategy;

import java.util.List;
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

    /** A proposal is not carried out, since it costs more than is left for it: nothing will be observed of it. */
    default void withdrawn(Proposal proposal) {}

    /**
     * Sentences that belong to the result, such as why a hybrid changed over; all so far, the oldest first. They follow
     * from the observed trials, so a resumed search says the same.
     */
    default List<String> notes() {
        return List.of();
    }

    /** What it just did and why, for those who want to watch it think; may be asked at any time, and changes nothing. */
    default Explanation explain() {
        return Explanation.of(getClass().getSimpleName() + " does not explain itself.");
    }
}
