package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.panel.ChoicesPanel;

/** A softmax of its own for each choice, whatever the others are (Ying et al. 2019). */
final class SoftmaxPolicy implements Policy {
    private final Choices choices;
    private final int[] offsets;
    private final double[] logits;
    private final AdamAscent adam;

    SoftmaxPolicy(Choices choices, double rate) {
        this.choices = choices;
        List<Choices.Choice> all = choices.all();
        this.offsets = new int[all.size()];
        int at = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at += all.get(i).size();
        }
        this.logits = new double[at];
        this.adam = new AdamAscent(at, rate);
    }

    private double[] probabilities(Choices.Choice choice) {
        double[] part = new double[choice.size()];
        System.arraycopy(logits, offsets[choice.index()], part, 0, part.length);
        return Policy.softmax(part);
    }

    @Override
    public Architecture draw(RandomGenerator chance) {
        return choices.draw(choice -> Policy.draw(probabilities(choice), chance), chance);
    }

    @Override
    public double logProbability(List<Choices.Taken> path) {
        double sum = 0;
        for (Choices.Taken taken : path) {
            sum += Math.log(probabilities(taken.choice())[taken.alternative()]);
        }
        return sum;
    }

    @Override
    public void ascend(List<Weighted> paths, double entropy) {
        double[] gradient = new double[logits.length];
        for (Weighted weighted : paths) {
            for (Choices.Taken taken : weighted.path()) {
                Policy.addGradient(
                        probabilities(taken.choice()),
                        taken.alternative(),
                        weighted.weight(),
                        entropy,
                        gradient,
                        offsets[taken.choice().index()]);
            }
        }
        adam.step(logits, gradient);
    }

    @Override
    public ChoicesPanel panel(@Nullable Architecture last) {
        return Panels.choices(
                "policy",
                List.of("probability"),
                choices.all(),
                choice -> List.of(probabilities(choice)),
                last == null ? List.of() : choices.path(last));
    }
}
