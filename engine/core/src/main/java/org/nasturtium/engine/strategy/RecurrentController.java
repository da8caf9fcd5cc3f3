package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.SearchSpace;

/**
 * A recurrent controller (Zoph and Le 2017, "Neural Architecture Search with Reinforcement Learning"; Pham et al. 2018
 * for the entropy bonus): an LSTM takes one decision after the other, and REINFORCE with a moving average moves it.
 *
 * <p>The papers' learning rate of 0.0006 and less is meant for ten thousand trials; here it is larger, for hundreds.
 * Several objectives are rewarded by the mean of all, each scaled to 0..1 over what was seen.
 */
public final class RecurrentController implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "controller",
            "policy gradient on an LSTM that takes one decision in the light of those before",
            "Zoph and Le 2017; Pham et al. 2018",
            List.of(
                    StrategyOption.whole("hidden", "units of the LSTM", 1, 24),
                    StrategyOption.decimal("rate", "learning rate of Adam", 1e-6, 10, 0.01),
                    StrategyOption.decimal("memory", "how much of the baseline stays at each trial", 0, 0.999, 0.9),
                    StrategyOption.decimal("entropy", "weight of the policy's entropy", 0, 10, 0.05)),
            task -> new RecurrentController(
                    task.space(),
                    task.objectives(),
                    task.integer("hidden"),
                    task.decimal("rate"),
                    task.decimal("memory"),
                    task.decimal("entropy")));

    private final SearchSpace space;
    private final Choices choices;
    private final Policy policy;
    private final Reward reward;
    private final Known known;
    private final double entropy;
    private @Nullable Trial last;

    /**
     * @param hidden units of the LSTM
     * @param rate learning rate of Adam
     * @param memory how much of the moving average stays at each trial
     * @param entropy weight of the policy's entropy
     */
    public RecurrentController(
            SearchSpace space, List<Objective> objectives, int hidden, double rate, double memory, double entropy) {
        this.space = space;
        this.choices = new Choices(space);
        this.policy = new RecurrentPolicy(choices, hidden, rate);
        this.reward = new Reward(objectives, memory);
        this.known = new Known(space);
        this.entropy = entropy;
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        return new Proposal(known.fresh(chance, () -> policy.draw(chance)), "written by the controller");
    }

    @Override
    public void observe(Trial trial) {
        known.add(trial.architecture());
        double advantage = reward.advantage(trial);
        if (Double.isFinite(advantage)) {
            policy.ascend(List.of(new Policy.Weighted(choices.path(trial.architecture()), advantage)), entropy);
            last = trial;
        }
    }

    @Override
    public Explanation explain() {
        if (last == null) {
            return Explanation.of(
                    "Nothing is known yet: the controller's first numbers are near zero.", policy.panel(null));
        }
        return Explanation.of(
                reward.sentence(last)
                        + ", so the LSTM moved towards its sequence of decisions or away from it; entropy weighs "
                        + entropy + ".",
                policy.panel(last.architecture()),
                reward.panel(),
                Panels.trials("trial", space, List.of(last), reward.objectives()));
    }
}
