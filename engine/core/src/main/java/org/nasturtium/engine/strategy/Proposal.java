package org.nasturtium.engine.strategy;

import org.nasturtium.engine.space.Architecture;

/**
 * What a strategy wants evaluated next.
 *
 * @param architecture a member of the space
 * @param part of a full evaluation's cost, one of the task's parts
 * @param continues the trial of the same architecture whose training goes on; {@link #ANEW} = none
 * @param origin how the strategy came to it, in a few words
 */
public record Proposal(Architecture architecture, double part, int continues, String origin) {
    /** No trial to go on with. */
    public static final int ANEW = -1;

    /** A full evaluation. */
    public Proposal(Architecture architecture, String origin) {
        this(architecture, 1, ANEW, origin);
    }
}
