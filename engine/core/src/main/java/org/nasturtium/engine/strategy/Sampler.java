package org.nasturtium.engine.strategy;

import java.util.random.RandomGenerator;
import org.nasturtium.engine.space.SearchSpace;

/** Where a strategy of several fidelities takes new architectures from. */
interface Sampler {
    /** A full proposal; the strategy asks for it at a lower part. */
    Proposal draw(RandomGenerator chance);

    /** Learns from a result of any fidelity. */
    void observe(Trial trial);

    /** Uniformly over the space, without those that came before. */
    static Sampler uniform(SearchSpace space) {
        RandomSearch random = new RandomSearch(space);
        return new Sampler() {
            @Override
            public Proposal draw(RandomGenerator chance) {
                return random.propose(chance);
            }

            @Override
            public void observe(Trial trial) {
                random.observe(trial);
            }
        };
    }
}
