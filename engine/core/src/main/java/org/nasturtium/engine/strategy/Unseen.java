package org.nasturtium.engine.strategy;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/** Draws an architecture that was not proposed yet: nothing is to be learnt from one that is known. */
final class Unseen {
    private static final int DRAWS = 100;
    private static final long LARGEST_LISTED = 100_000;

    private Unseen() {}

    /** An unknown member, uniformly; a known one only if no unknown one is found. */
    static Architecture draw(SearchSpace space, Predicate<Architecture> isKnown, RandomGenerator chance) {
        Architecture drawn = space.random(chance);
        for (int i = 0; i < DRAWS && isKnown.test(drawn); i++) {
            drawn = space.random(chance);
        }
        if (isKnown.test(drawn) && isListed(space, LARGEST_LISTED)) {
            List<Architecture> left =
                    space.all().filter(member -> !isKnown.test(member)).toList();
            return left.isEmpty() ? drawn : left.get(chance.nextInt(left.size()));
        }
        return drawn;
    }

    /** Whether a space is discrete and has at most so many members. */
    static boolean isListed(SearchSpace space, long most) {
        return !space.isContinuous() && space.size().compareTo(BigInteger.valueOf(most)) <= 0;
    }
}
