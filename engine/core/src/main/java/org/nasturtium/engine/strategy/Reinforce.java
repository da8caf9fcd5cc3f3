package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.SearchSpace;

/**
 * REINFORCE on a softmax for each decision (Williams 1992; as in Ying et al. 2019, "NAS-Bench-101"): what did better
 * than a moving average becomes likelier, by Adam.
 *
 * <p>Several objectives are rewarded by the mean of all, each scaled to 0..1 over what was seen. Failed trials count as
 * the worst seen.
 */
public final class Reinforce implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "reinforce",
            "policy gradient on a softmax for each decision",
            "Williams 1992; Ying et al. 2019",
            List.of(
                    StrategyOption.decimal("rate", "learning rate of Adam", 1e-6, 10, 0.1),
                    StrategyOption.decimal("memory", "how much of the baseline stays at each trial", 0, 0.999, 0.9)),
            task -> new Reinforce(task.space(), task.objectives(), task.decimal("rate"), task.decimal("memory")));

    private final SearchSpace space;
    private final Choices choices;
    private final Policy policy;
    private final Reward reward;
    private final Known known;
    private @Nullable Trial last;

    /**
     * @param rate learning rate of Adam
     * @param memory how much of the moving average stays at each trial
     */
    public Reinforce(SearchSpace space, List<Objective> objectives, double rate, double memory) {
        this.space = space;
        this.choices = new Choices(space);
        this.policy = new SoftmaxPolicy(choices, rate);
        this.reward = new Reward(objectives, memory);
        this.known = new Known(space);
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        return new Proposal(known.fresh(chance, () -> policy.draw(chance)), "drawn from the policy");
    }

    @Override
    public void observe(Trial trial) {
        known.add(trial.architecture());
        double advantage = reward.advantage(trial);
        if (Double.isFinite(advantage)) {
            policy.ascend(List.of(new Policy.Weighted(choices.path(trial.architecture()), advantage)), 0);
            last = trial;
        }
    }

    @Override
    public Explanation explain() {
        if (last == null) {
            return Explanation.of("Nothing is known yet: each alternative is equally likely.", policy.panel(null));
        }
        return Explanation.of(
                reward.sentence(last) + ", so its choices became that much likelier or rarer.",
                policy.panel(last.architecture()),
                reward.panel(),
                Panels.trials("trial", space, List.of(last), reward.objectives()));
    }
}
