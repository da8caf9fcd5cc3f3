package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.surrogate.Candidates;
import org.nasturtium.engine.strategy.surrogate.FeatureEncoding;
import org.nasturtium.engine.strategy.surrogate.PathEncoding;
import org.nasturtium.engine.strategy.surrogate.ProcessSum;
import org.nasturtium.engine.strategy.surrogate.ScoreWarp;

/**
 * Bayesian optimisation of several fidelities: one Gaussian process learns the cheapest results, another one each difference
 * to the next fidelity, and their sum says which architecture begins and which one goes on (Kennedy and O'Hagan 2000;
 * expected improvement of the sum as in Forrester et al. 2007, "Multi-fidelity Optimization via Surrogate Modelling").
 *
 * <p>A rung passes on one of as many as the next one costs more, after a head start of the cheapest: so every rung costs
 * about the same, and nobody waits for a full rung. The factor on a cheap score is 1 and not learnt: those that went on were selected
 * by it, and a slope among the selected is far too small.
 *
 * <p>Cost a proposal: some hundred candidates times the rows, and the square of the rows for the promising ones; rows cubed
 * after every tenth of the results. Beyond {@code rows} results of a rung the better half stays, and an even sample.
 */
public final class Cokriging implements SearchStrategy {
    private static final int PARENTS = 10;
    private static final int MOST_PARENTS_A_RUNG = 50;
    private static final int TRIALS_A_HEAD_START = 8;
    private static final int MOST_WAITING = 100;

    static final StrategyKind KIND = new StrategyKind(
            "cokriging",
            "Gaussian processes of cheap results and of what dear ones add to them say who begins and who goes on",
            "Kennedy and O'Hagan 2000",
            List.of(
                    SuccessiveHalving.ETA,
                    SuccessiveHalving.RUNGS,
                    StrategyOption.startup(1),
                    StrategyOption.whole("rows", "results of a rung that the model holds at most", 20, 500)),
            task -> new Cokriging(
                    task.space(),
                    task.objectives(),
                    SuccessiveHalving.rungs("cokriging", task),
                    task.integer("startup"),
                    headStart(task),
                    task.integer("rows")),
            true);

    private final SearchSpace space;
    private final List<Double> rungs;
    private final int startup;
    private final int headStart;
    private final boolean isFixed;
    private final List<CokrigedRung> levels = new ArrayList<>();
    private ScoreWarp warp = new ScoreWarp(0, 1, 1);
    private String last = "Nothing was proposed yet.";

    /** What all results are worth, and how far up the differences reach. */
    private record Scored(List<double[]> scores, int top, double best) {}

    /**
     * @param rungs parts of a full evaluation, ascending
     * @param startup architectures drawn at random first
     * @param headStart of the cheapest results those that let nobody go on
     * @param mostRows results of a rung that the model holds at most
     */
    public Cokriging(
            SearchSpace space,
            List<Objective> objectives,
            List<Double> rungs,
            int startup,
            int headStart,
            int mostRows) {
        this.space = space;
        this.rungs = List.copyOf(rungs);
        this.startup = startup;
        this.headStart = headStart;
        FeatureEncoding features = new FeatureEncoding(space);
        PathEncoding paths = new PathEncoding(space);
        this.isFixed = features.size() == 0;
        for (int rung = 0; rung < rungs.size(); rung++) {
            levels.add(new CokrigedRung(
                    new History(objectives),
                    rung == 0 ? null : levels.get(rung - 1).history(),
                    new ProcessRows(features, paths),
                    mostRows));
        }
    }

    /** As many as are drawn at random, but few trials are to end in full ones, too. */
    private static int headStart(StrategyTask task) {
        int startup = task.integer("startup");
        return task.trials() == 0 ? startup : Math.min(startup, task.trials() / TRIALS_A_HEAD_START);
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        Proposal proposal = decide(chance);
        levels.get(rungs.indexOf(proposal.part())).history().proposed(proposal.architecture());
        last = "proposed " + proposal.architecture().hash() + " at part " + Brackets.shown(proposal.part()) + " ("
                + proposal.origin() + ").";
        return proposal;
    }

    private Proposal decide(RandomGenerator chance) {
        for (int rung = rungs.size() - 2; rung >= 0; rung--) {
            if (mayGoOn(rung)) {
                return promotion(rung, scored(chance));
            }
        }
        CokrigedRung lowest = levels.get(0);
        if (lowest.history().tried() >= startup && !isFixed) {
            Proposal begun = begin(scored(chance), chance);
            if (begun != null) {
                return begun;
            }
        }
        Architecture drawn = Unseen.draw(space, this::isKnown, chance);
        for (int rung = rungs.size() - 2; isKnown(drawn) && rung >= 0; rung--) {
            if (!waiting(rung).isEmpty()) {
                return promotion(rung, scored(chance));
            }
        }
        return new Proposal(drawn, rungs.get(0), Proposal.ANEW, "drawn uniformly");
    }

    private boolean mayGoOn(int rung) {
        double ratio = rungs.get(rung + 1) / rungs.get(rung);
        int counted = levels.get(rung).history().measured() - (rung == 0 ? headStart : 0);
        return wentOn(rung) < (int) (counted / ratio) && !waiting(rung).isEmpty();
    }

    /** How many of a rung are tried at the next one, or on their way there. */
    private long wentOn(int rung) {
        return levels.get(rung).history().observed().stream()
                .filter(levels.get(rung + 1).history()::isTried)
                .count();
    }

    /** Places of those that completed a rung and may go on. */
    private List<Integer> waiting(int rung) {
        History here = levels.get(rung).history();
        History next = levels.get(rung + 1).history();
        return IntStream.range(0, here.size())
                .filter(place -> here.isMeasured(place)
                        && here.trial(place).outcome() instanceof Outcome.Completed
                        && !next.isKnown(here.observed().get(place)))
                .boxed()
                .toList();
    }

    private boolean isKnown(Architecture architecture) {
        return levels.stream().anyMatch(level -> level.history().isKnown(architecture));
    }

    /** Teaches the processes all results; the sum reaches as high as there are differences to learn from. */
    private Scored scored(RandomGenerator chance) {
        long weights = chance.nextLong();
        CostRange range =
                CostRange.of(levels.stream().map(CokrigedRung::history).toList());
        List<double[]> scores = new ArrayList<>();
        int top = 0;
        for (int rung = 0; rung < levels.size(); rung++) {
            CokrigedRung level = levels.get(rung);
            // a difference of rungs means something where they weigh and scale the objectives alike
            double[] raw = level.history().scores(new SplittableRandom(weights), range);
            if (rung == 0 && level.isDue()) {
                warp = ScoreWarp.fit(raw);
            }
            scores.add(warp.apply(raw));
            boolean reached = level.learn(scores.get(rung), rung == 0 ? new double[0] : scores.get(rung - 1));
            top = reached && top == rung - 1 ? rung : top;
        }
        return new Scored(scores, top, Arrays.stream(scores.get(top)).max().orElse(0));
    }

    /** What a score at a rung has added to it up to the top. */
    private ProcessSum above(int rung, Scored scored) {
        return sum(rung + 1, scored);
    }

    private ProcessSum sum(int from, Scored scored) {
        return new ProcessSum(levels.subList(Math.min(from, scored.top() + 1), scored.top() + 1).stream()
                .map(CokrigedRung::process)
                .toList());
    }

    private List<Integer> all(int rung) {
        return IntStream.range(0, levels.get(rung).history().size()).boxed().toList();
    }

    /** So many of these places that score highest: a model is asked about them alone, however many there are. */
    private static List<Integer> highest(List<Integer> places, double[] scores, int most) {
        return places.stream()
                .sorted(Comparator.comparingDouble(place -> -scores[place]))
                .limit(most)
                .toList();
    }

    private Proposal promotion(int rung, Scored scored) {
        CokrigedRung level = levels.get(rung);
        double[] scores = scored.scores().get(rung);
        List<Integer> waiting = waiting(rung);
        List<Integer> compared = highest(waiting, scores, MOST_WAITING);
        double[] known = compared.stream().mapToDouble(place -> scores[place]).toArray();
        Candidates.Choice choice =
                above(rung, scored).best(compared.stream().map(level::point).toList(), known, scored.best());
        Trial trial = level.history().trial(compared.get(choice == null ? 0 : choice.index()));
        return new Proposal(
                trial.architecture(),
                rungs.get(rung + 1),
                trial.id(),
                "trial " + trial.id() + " went on, most promising of " + waiting.size());
    }

    private @Nullable Proposal begin(Scored scored, RandomGenerator chance) {
        CokrigedRung lowest = levels.get(0);
        ProcessSum sum = sum(0, scored);
        NearbyAcquisition search = new NearbyAcquisition(
                space,
                this::isKnown,
                unknown -> sum.best(unknown.stream().map(lowest::point).toList(), null, scored.best()),
                chance);
        NearbyAcquisition.Found found = search.search(parents(scored));
        return found == null
                ? null
                : new Proposal(
                        found.architecture(),
                        rungs.get(0),
                        Proposal.ANEW,
                        String.format(
                                Locale.ROOT,
                                "expected improvement %.3g at part %s",
                                found.choice().improvement(),
                                Brackets.shown(rungs.get(scored.top()))));
    }

    /** Those of which most is expected at the top, the best first. */
    private List<Architecture> parents(Scored scored) {
        Map<Architecture, Double> expected = new HashMap<>();
        for (int rung = 0; rung <= scored.top(); rung++) {
            CokrigedRung level = levels.get(rung);
            ProcessSum above = above(rung, scored);
            double[] scores = scored.scores().get(rung);
            for (int place : highest(all(rung), scores, MOST_PARENTS_A_RUNG)) {
                expected.put(level.history().observed().get(place), scores[place] + above.mean(level.point(place)));
            }
        }
        return expected.entrySet().stream()
                .sorted(Map.Entry.<Architecture, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().text()))
                .limit(PARENTS)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void observe(Trial trial) {
        int rung = rungs.indexOf(trial.part());
        if (rung >= 0) {
            levels.get(rung).observe(trial);
        }
    }

    @Override
    public void withdrawn(Proposal proposal) {
        int rung = rungs.indexOf(proposal.part());
        if (rung >= 0) {
            levels.get(rung).history().withdrawn(proposal.architecture());
        }
    }

    @Override
    public Explanation explain() {
        return Explanation.of(
                last,
                Panels.rungs(
                        rungs,
                        levels.get(0).history().objectives(),
                        rung -> levels.get(rung).history().trials(),
                        (rung, trial) -> rung + 1 < rungs.size()
                                && levels.get(rung + 1).history().isTried(trial.architecture())));
    }
}
