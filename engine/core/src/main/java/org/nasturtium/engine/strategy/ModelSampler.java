package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/**
 * Takes architectures from a model of the highest fidelity that has enough results, and now and then uniformly (Falkner
 * et al. 2018).
 */
final class ModelSampler implements Sampler {
    private static final int TRIES = 10;

    private final Sampler uniform;
    private final Supplier<SearchStrategy> models;
    private final List<Objective> objectives;
    private final double randomShare;
    private final int enough;
    private final TreeMap<Double, List<Trial>> byPart = new TreeMap<>();
    private final Map<Double, Integer> measured = new HashMap<>();
    private final Set<Architecture> seen = new HashSet<>();

    /**
     * A sampler that has observed nothing.
     *
     * @param models a new strategy of one fidelity, asked again for each draw
     * @param randomShare of draws that are uniform whatever is known
     * @param enough results of a fidelity for its model
     */
    ModelSampler(
            SearchSpace space,
            List<Objective> objectives,
            Supplier<SearchStrategy> models,
            double randomShare,
            int enough) {
        this.uniform = Sampler.uniform(space);
        this.models = models;
        this.objectives = objectives;
        this.randomShare = randomShare;
        this.enough = enough;
    }

    /** One for a task whose option {@code random} is that share, by the model of this name. */
    static ModelSampler of(StrategyTask task, String model, int enough) {
        StrategyTask full = new StrategyTask(
                task.space(),
                task.objectives(),
                task.limits(),
                task.trials(),
                Map.of(),
                FidelityScale.FULL,
                task.scores());
        return new ModelSampler(
                task.space(),
                task.objectives(),
                () -> Strategies.create(new StrategyChoice(model, Map.of("startup", 2)), full),
                task.decimal("random"),
                enough);
    }

    @Override
    public Proposal draw(RandomGenerator chance) {
        Double part = chance.nextDouble() < randomShare ? null : modelled();
        if (part != null) {
            SearchStrategy model = models.get();
            byPart.getOrDefault(part, List.of()).forEach(model::observe);
            for (int i = 0; i < TRIES; i++) {
                Architecture proposed = model.propose(chance).architecture();
                if (seen.add(proposed)) {
                    return new Proposal(proposed, "model of the results at part " + Brackets.shown(part));
                }
            }
        }
        Proposal drawn = uniform.draw(chance);
        seen.add(drawn.architecture());
        return drawn;
    }

    /** The highest part with enough results; null while there is none. */
    private @Nullable Double modelled() {
        for (Double part : byPart.descendingKeySet()) {
            if (measured.getOrDefault(part, 0) >= enough) {
                return part;
            }
        }
        return null;
    }

    @Override
    public void observe(Trial trial) {
        uniform.observe(trial);
        seen.add(trial.architecture());
        byPart.computeIfAbsent(trial.part(), key -> new ArrayList<>()).add(trial);
        if (isMeasured(trial)) {
            measured.merge(trial.part(), 1, Integer::sum);
        }
    }

    private boolean isMeasured(Trial trial) {
        return trial.outcome() instanceof Outcome.Completed
                && objectives.stream()
                        .allMatch(objective ->
                                Double.isFinite(trial.metrics().getOrDefault(objective.metric(), Double.NaN)));
    }
}
