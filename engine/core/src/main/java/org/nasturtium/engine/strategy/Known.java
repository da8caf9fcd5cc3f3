package org.nasturtium.engine.strategy;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/**
 * Which architectures a strategy has proposed or seen, so that it asks for something new while there is something new.
 *
 * <p>The engine answers a repeat from memory and asks again, but ends the search when nothing else comes.
 */
final class Known {
    private static final int DRAWS = 20;
    private static final int STEPS = 40;
    private static final int UNIFORM = 100;
    private static final BigInteger LARGEST_LOOKED_THROUGH = BigInteger.valueOf(20_000);

    private final SearchSpace space;
    private final Set<Architecture> known = new HashSet<>();
    private final boolean canChange;
    private final boolean isSmall;

    Known(SearchSpace space) {
        this.space = space;
        this.canChange = space.isContinuous() || space.size().compareTo(BigInteger.ONE) > 0;
        this.isSmall = !space.isContinuous() && space.size().compareTo(LARGEST_LOOKED_THROUGH) <= 0;
    }

    /** Whether this is the first time. */
    boolean add(Architecture architecture) {
        return known.add(architecture);
    }

    boolean contains(Architecture architecture) {
        return known.contains(architecture);
    }

    int size() {
        return known.size();
    }

    /** Whether there is anything to mutate. */
    boolean canChange() {
        return canChange;
    }

    /** One edit away, never the same; the same where the space has nothing else. */
    Architecture mutate(Architecture architecture, RandomGenerator chance) {
        return canChange ? space.mutate(architecture, chance) : architecture;
    }

    /** A new one drawn uniformly. */
    Architecture uniform(RandomGenerator chance) {
        return fresh(chance, () -> space.random(chance));
    }

    /**
     * A new one: what {@code draw} gives, after a few vain draws what lies some edits further, then anything; known
     * only if nothing else is left. It is known from now on.
     */
    Architecture fresh(RandomGenerator chance, Supplier<Architecture> draw) {
        Architecture drawn = draw.get();
        for (int i = 1; i < DRAWS && known.contains(drawn); i++) {
            drawn = draw.get();
        }
        for (int i = 0; i < STEPS && canChange && known.contains(drawn); i++) {
            drawn = space.mutate(drawn, chance);
        }
        for (int i = 0; i < UNIFORM && known.contains(drawn); i++) {
            drawn = space.random(chance);
        }
        if (isSmall && known.contains(drawn)) {
            drawn = space.all()
                    .filter(member -> !known.contains(member))
                    .findFirst()
                    .orElse(drawn);
        }
        known.add(drawn);
        return drawn;
    }
}
