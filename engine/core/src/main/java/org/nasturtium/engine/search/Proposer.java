package org.nasturtium.engine.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.Proposal;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.strategy.panel.TrialNames;

/**
 * Turns a strategy's proposals into trials: a known architecture is answered from memory, one that a limit rejects is
 * sent back, and neither is charged.
 *
 * <p>Chance is forked by the number of the trial and of the attempt, so that what happens in one trial cannot shift a
 * later one.
 */
final class Proposer {
    private static final int MOST_REPEATS = 100;
    private static final int MOST_REJECTIONS = 1_000;
    private static final int MOST_TOO_DEAR = 200;
    private static final int LONGEST_LIST = 10;

    private final SearchStrategy strategy;
    private final Function<Architecture, Outcome.@Nullable Infeasible> precheck;
    private final long seed;
    private final Map<Question, Integer> known = new HashMap<>();
    private boolean chargesRepeats;
    private int rejected;

    Proposer(SearchStrategy strategy, Function<Architecture, Outcome.@Nullable Infeasible> precheck, long seed) {
        this.strategy = strategy;
        this.precheck = precheck;
        this.seed = seed;
    }

    /** What comes of asking: a trial to run, or a sentence why there is none. */
    sealed interface Decision {
        /** A trial to run, and what was skipped on the way. */
        record Run(Proposal proposal, List<String> skipped) implements Decision {}

        /** No trial any more. */
        record End(String reason) implements Decision {}
    }

    /** From now on a known architecture is a trial like any other. */
    void chargeRepeats() {
        chargesRepeats = true;
    }

    /** An architecture that was tried without having been proposed. */
    void know(Architecture architecture, int trial) {
        known.putIfAbsent(new Question(architecture, 1), trial);
    }

    /** The seed of everything random in one trial. */
    long trialSeed(int trial) {
        return SplitMix.key(seed, "trial " + trial);
    }

    /** The plain architecture as trial 0, unless a limit rejects it. */
    Decision baseline(Architecture baseline) {
        Outcome.Infeasible infeasible = precheck.apply(baseline);
        if (infeasible != null) {
            return new Decision.End(infeasible.cause());
        }
        Proposal proposal = new Proposal(baseline, "baseline");
        known.put(Question.of(proposal), 0);
        return new Decision.Run(proposal, List.of());
    }

    /**
     * Asks until there is an architecture to run.
     *
     * @param observed the trial with this id if its result was observed, for answers from memory
     * @param tooDear why a proposal cannot be evaluated with what is left, a predicate without its subject; null if it can
     */
    Decision next(
            int trial,
            Fidelities fidelities,
            IntFunction<@Nullable Trial> observed,
            Function<Proposal, @Nullable String> tooDear) {
        Skipped skipped = new Skipped();
        int repeats = 0;
        int rejections = 0;
        int dear = 0;
        for (int attempt = 0; ; attempt++) {
            SplittableRandom chance = new SplittableRandom(SplitMix.key(seed, "proposal " + trial + "." + attempt));
            Proposal proposal = strategy.propose(chance);
            Architecture architecture = proposal.architecture();
            Integer earlier = chargesRepeats ? null : known.get(Question.of(proposal));
            if (earlier != null) {
                skipped.add("repeat of trial " + earlier);
                Trial answer = observed.apply(earlier);
                if (answer != null) {
                    strategy.observe(answer);
                }
                if (++repeats == MOST_REPEATS) {
                    return new Decision.End(
                            "space exhausted after " + known.size() + (known.size() == 1 ? " trial: " : " trials: ")
                                    + MOST_REPEATS + " proposals in a row were known already");
                }
                continue;
            }
            repeats = 0;
            Outcome.Infeasible infeasible = precheck.apply(architecture);
            if (infeasible != null) {
                skipped.add(infeasible.cause());
                strategy.observe(new Trial(
                        TrialNames.rejected(rejected++),
                        architecture,
                        fidelities.at(architecture, proposal.part()),
                        proposal.origin(),
                        infeasible,
                        0));
                if (++rejections == MOST_REJECTIONS) {
                    return new Decision.End("no trial any more: limits rejected " + MOST_REJECTIONS
                            + " proposals in a row before training, the last for " + infeasible.cause());
                }
                continue;
            }
            String cost = tooDear.apply(proposal);
            if (cost != null) {
                skipped.add(cost + ": " + architecture.hash());
                strategy.withdrawn(proposal);
                if (++dear == MOST_TOO_DEAR) {
                    return new Decision.End("budget: no proposal is affordable, the last one " + cost);
                }
                continue;
            }
            known.put(Question.of(proposal), trial);
            return new Decision.Run(proposal, skipped.list());
        }
    }

    /** What makes two proposals the same: an architecture at two fidelities is two. */
    private record Question(Architecture architecture, double part) {
        static Question of(Proposal proposal) {
            return new Question(proposal.architecture(), proposal.part());
        }
    }

    /** The first few reasons, and how many more there were. */
    private static final class Skipped {
        private final List<String> reasons = new ArrayList<>();
        private int more;

        void add(String reason) {
            if (reasons.size() < LONGEST_LIST) {
                reasons.add(reason);
            } else {
                more++;
            }
        }

        List<String> list() {
            if (more > 0) {
                reasons.add("and " + more + " more");
            }
            return reasons;
        }
    }
}
