package org.nasturtium.engine.space;

import java.util.random.RandomGenerator;

/** Stands where a generator is asked for and nothing may be left to chance. */
enum NoChance implements RandomGenerator {
    INSTANCE;

    @Override
    public long nextLong() {
        throw new IllegalStateException("a plain choice leaves nothing to chance");
    }
}
