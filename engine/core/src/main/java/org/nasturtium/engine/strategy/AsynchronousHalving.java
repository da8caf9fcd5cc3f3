package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;

/**
 * Asynchronous successive halving: whoever is among the best of its rung so far goes on at once, and where nobody can, a
 * new architecture begins at the lowest rung (Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning").
 */
public final class AsynchronousHalving implements SearchStrategy {
    private static final double RANDOM = 1 / 3.0;

    static final StrategyKind KIND = new StrategyKind(
            "asha",
            "asynchronous successive halving: promotes without waiting for a full rung",
            "Li et al. 2020",
            List.of(
                    SuccessiveHalving.ETA,
                    SuccessiveHalving.RUNGS,
                    StrategyOption.word(
                            "model", "where new architectures come from", "none", "bayes", "tpe", "pairwise"),
                    StrategyOption.decimal(
                            "random", "share of them drawn uniformly where there is a model", 0, 1, RANDOM)),
            task -> new AsynchronousHalving(SuccessiveHalving.rungs("asha", task), task.objectives(), sampler(task)),
            true);

    /** Results that a model begins with: without brackets to fill it is asked early. */
    private static final int ENOUGH = 6;

    private final List<Double> rungs;
    private final List<Objective> objectives;
    private final Sampler sampler;
    private final List<Map<String, Trial>> results = new ArrayList<>();
    private final List<Set<String>> promoted = new ArrayList<>();
    private String last = "Nothing was proposed yet.";

    AsynchronousHalving(List<Double> rungs, List<Objective> objectives, Sampler sampler) {
        this.rungs = List.copyOf(rungs);
        this.objectives = List.copyOf(objectives);
        this.sampler = sampler;
        for (int rung = 0; rung < rungs.size(); rung++) {
            results.add(new LinkedHashMap<>());
            promoted.add(new HashSet<>());
        }
    }

    private static Sampler sampler(StrategyTask task) {
        if (!task.word("model").equals("none")) {
            return ModelSampler.of(task, task.word("model"), ENOUGH);
        }
        double random = task.decimal("random");
        if (random != RANDOM) {
            throw new IllegalArgumentException("strategy `asha`: `random: " + random
                    + "` needs a `model:`, without which all are drawn uniformly\nMaybe `asha(model: bayes, random: "
                    + random + ")`.");
        }
        return Sampler.uniform(task.space());
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        for (int rung = rungs.size() - 2; rung >= 0; rung--) {
            Proposal promotion = promotion(rung);
            if (promotion != null) {
                return said(promotion);
            }
        }
        Proposal drawn = sampler.draw(chance);
        return said(new Proposal(drawn.architecture(), rungs.get(0), Proposal.ANEW, drawn.origin()));
    }

    private @Nullable Proposal promotion(int rung) {
        List<Trial> ended = List.copyOf(results.get(rung).values());
        double ratio = rungs.get(rung + 1) / rungs.get(rung);
        int most = (int) (ended.size() / ratio);
        if (most == 0) {
            return null;
        }
        List<Trial> ranked = Standing.bestFirst(ended, objectives);
        for (Trial best : ranked.subList(0, Math.min(most, ranked.size()))) {
            if (promoted.get(rung).add(best.architecture().text())) {
                return new Proposal(
                        best.architecture(),
                        rungs.get(rung + 1),
                        best.id(),
                        "trial " + best.id() + " went on, among the best " + most + " of " + ended.size());
            }
        }
        return null;
    }

    private Proposal said(Proposal proposal) {
        last = "Proposed " + proposal.architecture().hash() + " at part " + Brackets.shown(proposal.part()) + " ("
                + proposal.origin() + ").";
        return proposal;
    }

    @Override
    public void observe(Trial trial) {
        sampler.observe(trial);
        int rung = rungs.indexOf(trial.part());
        if (rung >= 0) {
            results.get(rung).put(trial.architecture().text(), trial);
        }
    }

    @Override
    public Explanation explain() {
        return Explanation.of(
                last,
                Panels.rungs(
                        rungs,
                        objectives,
                        rung -> results.get(rung).values(),
                        (rung, trial) ->
                                promoted.get(rung).contains(trial.architecture().text())));
    }
}
