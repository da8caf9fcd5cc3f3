package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.surrogate.Candidates;
import org.nasturtium.engine.strategy.surrogate.GaussianProcess;
import org.nasturtium.engine.strategy.surrogate.Point;

/**
 * Looks for the largest expected improvement in a space that is too large to go through: random members, mutations of the
 * best ones, then uphill from the most promising by mutations of it.
 */
final class NearbyAcquisition {
    private static final int RANDOM = 60;
    private static final int MUTATIONS = 100;
    private static final int PARENTS = 10;
    private static final int MOST_EDITS = 3;
    private static final int STEPS = 8;
    private static final int PER_STEP = 20;

    private final SearchSpace space;
    private final History history;
    private final Function<Architecture, Point> features;
    private final GaussianProcess process;
    private final double best;
    private final RandomGenerator chance;
    private final Set<Architecture> looked = new HashSet<>();

    /** What was found, with its posterior. */
    record Found(Architecture architecture, Candidates.Choice choice) {}

    NearbyAcquisition(
            SearchSpace space,
            History history,
            Function<Architecture, Point> features,
            GaussianProcess process,
            double best,
            RandomGenerator chance) {
        this.space = space;
        this.history = history;
        this.features = features;
        this.process = process;
        this.best = best;
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
                .filter(member -> !history.isKnown(member) && looked.add(member))
                .toList();
        Candidates.Choice choice = new Candidates(unknown.stream().map(features).toList())
                .best(process, new boolean[unknown.size()], best);
        return choice == null ? null : new Found(unknown.get(choice.index()), choice);
    }
}
