package org.nasturtium.engine.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Explanation;
import org.nasturtium.engine.strategy.FidelityScale;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.StrategyTask;
import org.nasturtium.engine.strategy.Trial;

/**
 * A strategy to be asked and told, for teaching and for people with training code of their own: no journal, no threads.
 *
 * <p>Results are observed as they are told. A proposal that was told already is answered from memory and not charged,
 * unless {@link #chargingRepeats} says so. The same seed and the same answers give the same proposals.
 */
public final class AskTell {
    private static final FidelityScale WHOLE = FidelityScale.FULL;

    /** Parts of a full evaluation, whatever that is in the training of whoever tells. */
    private record Parts(List<Double> parts) implements Fidelities {
        @Override
        public Fidelity at(Architecture architecture, double part) {
            return new Fidelity(1, 1, part);
        }

        @Override
        public boolean carriesOn() {
            return false;
        }
    }

    private final List<Objective> objectives;
    private final SearchStrategy strategy;
    private final Proposer proposer;
    private final int budget;
    private final Parts rungs;
    private final Map<Architecture, Asked> open = new HashMap<>();
    private final Map<Integer, Trial> told = new HashMap<>();
    private int asked;
    private double part = 1;
    private @Nullable String reason;

    private record Asked(int trial, String origin, double part) {}

    private AskTell(
            SearchStrategy strategy,
            List<Objective> objectives,
            int budget,
            long seed,
            List<Double> rungs,
            boolean chargeRepeats) {
        this.objectives = objectives;
        this.strategy = strategy;
        this.proposer = new Proposer(strategy, architecture -> null, seed);
        this.budget = budget;
        this.rungs = new Parts(rungs);
        if (chargeRepeats) {
            proposer.chargeRepeats();
        }
    }

    /**
     * A strategy of the catalogue.
     *
     * @param budget proposals that are planned with; none after them; 0 = as many as are asked for
     */
    public static AskTell of(
            SearchSpace space, StrategyChoice choice, List<Objective> objectives, int budget, long seed) {
        return of(create(space, choice, objectives, budget, WHOLE), objectives, budget, seed);
    }

    /**
     * A strategy of the catalogue that may ask for cheaper evaluations first; see {@link #part}.
     *
     * @param rungs parts of a full evaluation, ascending, the last one 1
     */
    public static AskTell onRungs(
            SearchSpace space,
            StrategyChoice choice,
            List<Objective> objectives,
            int budget,
            long seed,
            List<Double> rungs) {
        FidelityScale scale = new FidelityScale(rungs);
        return new AskTell(
                create(space, choice, objectives, budget, scale),
                List.copyOf(objectives),
                budget,
                seed,
                scale.parts(),
                false);
    }

    /** Any strategy. */
    public static AskTell of(SearchStrategy strategy, List<Objective> objectives, int budget, long seed) {
        return new AskTell(strategy, List.copyOf(objectives), budget, seed, WHOLE.parts(), false);
    }

    /** A strategy of the catalogue whose repeats are charged and handed out again, as most libraries do. */
    public static AskTell chargingRepeats(
            SearchSpace space, StrategyChoice choice, List<Objective> objectives, int budget, long seed) {
        return new AskTell(
                create(space, choice, objectives, budget, WHOLE),
                List.copyOf(objectives),
                budget,
                seed,
                WHOLE.parts(),
                true);
    }

    private static SearchStrategy create(
            SearchSpace space, StrategyChoice choice, List<Objective> objectives, int budget, FidelityScale scale) {
        return Strategies.create(choice, new StrategyTask(space, objectives, List.of(), budget, Map.of(), scale));
    }

    /** The next architecture to try; null if there is none any more, see {@link #reason}. */
    public @Nullable Architecture propose() {
        if (reason == null && budget > 0 && asked >= budget) {
            reason = "budget of " + budget + " trials spent";
        }
        if (reason != null) {
            return null;
        }
        Proposer.Decision decision = proposer.next(asked, rungs, told::get, proposal -> null);
        if (decision instanceof Proposer.Decision.End end) {
            reason = end.reason();
            return null;
        }
        Proposer.Decision.Run run = (Proposer.Decision.Run) decision;
        Architecture architecture = run.proposal().architecture();
        part = run.proposal().part();
        open.put(architecture, new Asked(asked++, run.proposal().origin(), part));
        return architecture;
    }

    /** Tells the value of the first objective's metric. */
    public void observe(Architecture architecture, double value) {
        if (objectives.size() > 1) {
            throw new IllegalArgumentException("one number was told, but there are " + objectives.size()
                    + " objectives: "
                    + objectives.stream().map(Objective::metric).toList()
                    + "\nMaybe tell a map: observe(a, [accuracy: 0.93, params: 200_000]).");
        }
        observe(architecture, Map.of(objectives.get(0).metric(), value));
    }

    /** Tells several metrics; each objective's is needed. */
    public void observe(Architecture architecture, Map<String, ? extends Number> metrics) {
        for (Objective objective : objectives) {
            if (!metrics.containsKey(objective.metric())) {
                throw new IllegalArgumentException(
                        "`" + objective.metric() + "` is an objective but was not told; told: " + metrics.keySet());
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.forEach((metric, value) -> values.put(metric, value.doubleValue()));
        observe(architecture, new Outcome.Completed(values, List.of()));
    }

    /** Tells how it ended, well or not. What was never proposed is learnt from, too, and charged. */
    public void observe(Architecture architecture, Outcome outcome) {
        Asked question = open.remove(architecture);
        if (question == null) {
            question = new Asked(asked++, "told", 1);
            proposer.know(architecture, question.trial());
        }
        Trial trial = new Trial(
                question.trial(), architecture, rungs.at(architecture, question.part()), question.origin(), outcome, 0);
        told.put(trial.id(), trial);
        strategy.observe(trial);
    }

    /** How much of a full evaluation the last proposal is to get, 0..1; 1 without rungs. */
    public double part() {
        return part;
    }

    /** Why there is no proposal any more; null if there is. */
    public @Nullable String reason() {
        return reason;
    }

    /** What was told, in the order of the proposals. */
    public List<Trial> trials() {
        return told.keySet().stream().sorted().map(told::get).toList();
    }

    /** The best that was told; of several objectives the knee of the front; null if nothing was. */
    public @Nullable Trial best() {
        return ParetoFront.knee(ParetoFront.of(trials(), objectives), objectives);
    }

    @Override
    public String toString() {
        Trial best = best();
        return told.size() + " of " + asked + " proposals told"
                + (best == null
                        ? ""
                        : ", best " + best.metrics() + ": "
                                + best.architecture().text())
                + (reason == null ? "" : "; " + reason);
    }

    /** What the strategy just did and why. */
    public Explanation explain() {
        return strategy.explain();
    }
}
