package org.nasturtium.engine.space;

import java.util.random.RandomGenerator;

/** Chooses the value of a decision that has none yet. */
@FunctionalInterface
interface Chooser {
    /** A value of the slot's domain. */
    Object choose(int slot, RandomGenerator random);
}
