package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.surrogate.Candidates;

/**
 * Looks for the largest expected improvement in a space that is too large to go through: random members, mutations of the
 * best ones, then uphill from the most promising by mutations of it. Which of some members promises most is told it.
 */
final class NearbyAcquisition {
    private static final int RANDOM = 60;
    private static final int MUTATIONS = 100;
    private static final int PARENTS = 10;
    private static final int MOST_EDITS = 3;
    private static final int STEPS = 8;
    private static final int PER_STEP = 20;

    private final SearchSpace space;
    private final Predicate<Architecture> isKnown;
    private final Function<List<Architecture>, Candidates.@Nullable Choice> promise;
    private final RandomGenerator chance;
    private final Set<Architecture> looked = new HashSet<>();

    /** What was found, with its posterior. */
    record Found(Architecture architecture, Candidates.Choice choice) {}

    /**
     * @param isKnown what is left out
     * @param promise the most promising of some members; null if there is none
     */
    NearbyAcquisition(
            SearchSpace space,
            Predicate<Architecture> isKnown,
            Function<List<Architecture>, Candidates.@Nullable Choice> promise,
            RandomGenerator chance) {
        this.space = space;
        this.isKnown = isKnown;
        this.promise = promise;
        this.chance = chance;
    }

    /** How many members were looked at. */
    int looked() {
        return looked.size();
    }

    /** The most promising unknown member that was looked at; null if all were known. */
    @Nullable
    Found search(List<Architecture> bestFirst) {
        List<Architecture> first = new ArrayList<>();
        for (int i = 0; i < RANDOM; i++) {
            first.add(space.random(chance));
        }
        for (int i = 0; i < MUTATIONS && !bestFirst.isEmpty(); i++) {
            Architecture mutated = bestFirst.get(chance.nextInt(Math.min(PARENTS, bestFirst.size())));
            int edits = 1 + chance.nextInt(MOST_EDITS);
            for (int edit = 0; edit < edits; edit++) {
                mutated = space.mutate(mutated, chance);
            }
            first.add(mutated);
        }
        Found found = best(first);
        for (int step = 0; found != null && step < STEPS; step++) {
            List<Architecture> near = new ArrayList<>();
            for (int i = 0; i < PER_STEP; i++) {
                near.add(space.mutate(found.architecture(), chance));
            }
            Found higher = best(near);
            if (higher != null && higher.choice().improvement() > found.choice().improvement()) {
                found = higher;
            }
        }
        return found;
    }

    private @Nullable Found best(List<Architecture> members) {
        List<Architecture> unknown = members.stream()
                .filter(member -> !isKnown.test(member) && looked.add(member))
                .toList();
        Candidates.Choice choice = promise.apply(unknown);
        return choice == null ? null : new Found(unknown.get(choice.index()), choice);
    }
}
