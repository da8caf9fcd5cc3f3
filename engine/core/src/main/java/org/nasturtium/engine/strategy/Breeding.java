package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Role;

/** Children of one or two parents: crossover by the decisions' subtrees, then a few mutations; never a known one. */
final class Breeding {
    private static final int TRIES = 20;

    private final SearchSpace space;
    private final Known known;
    private final double crossover;
    private final double mutations;

    /**
     * A child and where it comes from.
     *
     * @param first the parent, or the first of both
     * @param second the other parent; the same if there is one
     */
    record Child(Architecture architecture, Trial first, Trial second) {
        String origin() {
            return first.id() == second.id() ? "mutation of " + first.named() : "child of " + both();
        }

        /** The parents' roles, beside those that trials have anyway. */
        Function<Trial, List<Role>> roles(Function<Trial, List<Role>> others) {
            return trial -> {
                List<Role> roles = new ArrayList<>(others.apply(trial));
                if (trial.id() == first.id() || trial.id() == second.id()) {
                    roles.add(Role.PARENT);
                }
                return roles;
            };
        }

        String sentence() {
            return first.id() == second.id()
                    ? first.named() + " won its tournament and was mutated."
                    : both() + " won their tournaments and were crossed.";
        }

        private String both() {
            if (first.id() >= 0 && second.id() >= 0) {
                return "trials " + first.id() + " and " + second.id();
            }
            return first.named().equals(second.named())
                    ? "two architectures that a limit rejected"
                    : first.named() + " and " + second.named();
        }
    }

    Breeding(SearchSpace space, Known known, double crossover, double mutations) {
        this.space = space;
        this.known = known;
        this.crossover = crossover;
        this.mutations = mutations;
    }

    /** A new child; parents are drawn again while children are known. */
    Child child(Supplier<Trial> parent, RandomGenerator chance) {
        Trial first = parent.get();
        Trial second = first;
        Architecture drawn = first.architecture();
        for (int i = 0; i < TRIES && known.contains(drawn); i++) {
            first = parent.get();
            second = chance.nextDouble() < crossover ? parent.get() : first;
            drawn = first.id() == second.id()
                    ? first.architecture()
                    : space.crossover(first.architecture(), second.architecture(), chance);
            int decisions = drawn.values().size();
            for (int d = 0; d < decisions; d++) {
                drawn = chance.nextDouble() < mutations / decisions ? known.mutate(drawn, chance) : drawn;
            }
        }
        Architecture bred = drawn;
        return new Child(known.fresh(chance, () -> bred), first, second);
    }
}
