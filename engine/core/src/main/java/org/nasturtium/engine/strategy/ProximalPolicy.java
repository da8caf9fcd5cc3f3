package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.SearchSpace;

/**
 * Proximal policy optimisation (Schulman et al. 2017; for architectures Tan et al. 2019): several steps on a batch of
 * trials, none of which may change how likely a trial is by more than {@code clip}.
 *
 * <p>Rewards are compared with a moving average. A trial that the policy did not draw itself is taken as if it had just
 * done so. Several objectives are rewarded by the mean of all, each scaled to 0..1 over what was seen.
 */
public final class ProximalPolicy implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "ppo",
            "policy gradient in clipped steps on batches of trials",
            "Schulman et al. 2017",
            List.of(
                    StrategyOption.whole("batch", "trials that are learnt from together", 1, 8),
                    StrategyOption.whole("epochs", "steps on a batch", 1, 10),
                    StrategyOption.decimal("clip", "how much a probability's ratio may leave 1", 0.001, 1, 0.2),
                    StrategyOption.decimal("rate", "learning rate of Adam", 1e-6, 10, 0.1),
                    StrategyOption.decimal("memory", "how much of the baseline stays at each trial", 0, 0.999, 0.9),
                    StrategyOption.decimal("entropy", "weight of the policy's entropy", 0, 10, 0.01),
                    StrategyOption.word("policy", "a softmax a decision, or an LSTM", "softmax", "recurrent")),
            task -> new ProximalPolicy(
                    task.objectives(),
                    new Settings(
                            task.integer("batch"),
                            task.integer("epochs"),
                            task.decimal("clip"),
                            task.decimal("rate"),
                            task.decimal("memory"),
                            task.decimal("entropy"),
                            task.word("policy").equals("recurrent")),
                    task.space()));

    private static final int HIDDEN = 24;

    private final Settings settings;
    private final SearchSpace space;
    private final Choices choices;
    private final Policy policy;
    private final Reward reward;
    private final Known known;
    private final List<Policy.Weighted> batch = new ArrayList<>();
    private @Nullable Trial last;
    private int batches;
    private int clipped;

    /**
     * How it learns.
     *
     * @param batch trials that are learnt from together
     * @param epochs steps on a batch
     * @param clip how much a probability's ratio may leave 1
     * @param rate learning rate of Adam
     * @param memory how much of the moving average stays at each trial
     * @param entropy weight of the policy's entropy
     * @param recurrent an LSTM instead of a softmax for each decision
     */
    public record Settings(
            int batch, int epochs, double clip, double rate, double memory, double entropy, boolean recurrent) {}

    public ProximalPolicy(List<Objective> objectives, Settings settings, SearchSpace space) {
        this.settings = settings;
        this.space = space;
        this.choices = new Choices(space);
        this.policy = settings.recurrent()
                ? new RecurrentPolicy(choices, HIDDEN, settings.rate())
                : new SoftmaxPolicy(choices, settings.rate());
        this.reward = new Reward(objectives, settings.memory());
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
        if (!Double.isFinite(advantage)) {
            return;
        }
        last = trial;
        batch.add(new Policy.Weighted(choices.path(trial.architecture()), advantage));
        if (batch.size() == settings.batch()) {
            learn();
            batch.clear();
            batches++;
        }
    }

    private void learn() {
        double[] before = batch.stream()
                .mapToDouble(drawn -> policy.logProbability(drawn.path()))
                .toArray();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            List<Policy.Weighted> step = new ArrayList<>();
            clipped = 0;
            for (int i = 0; i < before.length; i++) {
                Policy.Weighted drawn = batch.get(i);
                double ratio = Math.exp(policy.logProbability(drawn.path()) - before[i]);
                boolean isSpent = drawn.weight() > 0 ? ratio > 1 + settings.clip() : ratio < 1 - settings.clip();
                clipped += isSpent ? 1 : 0;
                step.add(new Policy.Weighted(drawn.path(), isSpent ? 0 : ratio * drawn.weight() / before.length));
            }
            policy.ascend(step, settings.entropy() / before.length);
        }
    }

    @Override
    public Explanation explain() {
        if (last == null) {
            return Explanation.of("Nothing is known yet: the policy is as it began.", policy.panel(null));
        }
        return Explanation.of(
                reward.sentence(last) + "; " + batches + " batches of " + settings.batch()
                        + " were learnt from, in the last step " + clipped
                        + " trials of the batch had changed by more than "
                        + settings.clip() + " and were left alone.",
                policy.panel(last.architecture()),
                reward.panel(),
                Panels.trials("trial", space, List.of(last), reward.objectives()));
    }
}
