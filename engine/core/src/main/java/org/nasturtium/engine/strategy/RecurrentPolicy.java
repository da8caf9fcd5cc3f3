package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.panel.ChoicesPanel;

/**
 * A small LSTM that takes the choices one after the other, each in the light of those before (Zoph and Le 2017).
 *
 * <p>The input of a step is an embedding of the alternative taken before; each choice has an output layer of its own.
 * All numbers lie in one array, so that one Adam moves them.
 */
final class RecurrentPolicy implements Policy {
    private static final double FIRST_VALUES = 0.1;

    private final Choices choices;
    private final int hidden;
    private final int[] embeddings;
    private final int[] outputs;
    private final int gates;
    private final double[] weights;
    private final AdamAscent adam;
    private double[][] lastProbabilities = {};
    private List<Choices.Taken> lastPath = List.of();

    /** One step of the network, with what its gradient needs. */
    private record Step(
            int input, double[] before, double[] cellBefore, double[] gate, double[] cell, double[] after) {}

    RecurrentPolicy(Choices choices, int hidden, double rate) {
        this.choices = choices;
        this.hidden = hidden;
        List<Choices.Choice> all = choices.all();
        this.embeddings = new int[all.size()];
        this.outputs = new int[all.size()];
        int at = hidden; // the first embedding is that of the beginning
        for (int i = 0; i < embeddings.length; i++) {
            embeddings[i] = at;
            at += all.get(i).size() * hidden;
        }
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = at;
            at += all.get(i).size() * (hidden + 1);
        }
        this.gates = at;
        this.weights = new double[at + 4 * hidden * (2 * hidden + 1)];
        SplittableRandom first = new SplittableRandom(1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (first.nextDouble() * 2 - 1) * FIRST_VALUES;
        }
        this.adam = new AdamAscent(weights.length, rate);
    }

    @Override
    public Architecture draw(RandomGenerator chance) {
        List<Step> steps = new ArrayList<>();
        List<Choices.Taken> path = new ArrayList<>();
        List<double[]> drawn = new ArrayList<>();
        Architecture architecture = choices.draw(
                choice -> {
                    steps.add(next(steps, path));
                    double[] probabilities =
                            probabilities(choice, steps.get(steps.size() - 1).after());
                    int alternative = Policy.draw(probabilities, chance);
                    path.add(new Choices.Taken(choice, alternative));
                    drawn.add(probabilities);
                    return alternative;
                },
                chance);
        lastPath = path;
        lastProbabilities = drawn.toArray(new double[0][]);
        return architecture;
    }

    @Override
    public double logProbability(List<Choices.Taken> path) {
        List<Step> steps = forward(path);
        double sum = 0;
        for (int t = 0; t < path.size(); t++) {
            Choices.Taken taken = path.get(t);
            sum += Math.log(probabilities(taken.choice(), steps.get(t).after())[taken.alternative()]);
        }
        return sum;
    }

    @Override
    public void ascend(List<Weighted> paths, double entropy) {
        double[] gradient = new double[weights.length];
        paths.forEach(weighted -> addGradient(weighted, entropy, gradient));
        adam.step(weights, gradient);
    }

    /** The gradient of the weighted log-probability and of the entropy, by back-propagation through the steps. */
    void addGradient(Weighted weighted, double entropy, double[] gradient) {
        List<Step> steps = forward(weighted.path());
        double[] later = new double[hidden];
        double[] cellLater = new double[hidden];
        for (int t = steps.size() - 1; t >= 0; t--) {
            Choices.Taken taken = weighted.path().get(t);
            Step step = steps.get(t);
            double[] logits = new double[taken.choice().size()];
            Policy.addGradient(
                    probabilities(taken.choice(), step.after()),
                    taken.alternative(),
                    weighted.weight(),
                    entropy,
                    logits,
                    0);
            int at = outputs[taken.choice().index()];
            for (int k = 0; k < logits.length; k++, at += hidden + 1) {
                for (int j = 0; j < hidden; j++) {
                    gradient[at + j] += logits[k] * step.after()[j];
                    later[j] += logits[k] * weights[at + j];
                }
                gradient[at + hidden] += logits[k];
            }
            double[] earlier = new double[hidden];
            back(step, later, cellLater, earlier, gradient);
            later = earlier;
        }
    }

    /** All numbers, for the check by finite differences. */
    double[] weights() {
        return weights;
    }

    private void back(Step step, double[] after, double[] cellLater, double[] earlier, double[] gradient) {
        double[] gate = step.gate();
        for (int j = 0; j < hidden; j++) {
            double input = gate[j];
            double forget = gate[hidden + j];
            double candidate = gate[2 * hidden + j];
            double output = gate[3 * hidden + j];
            double squashed = Math.tanh(step.cell()[j]);
            double cell = cellLater[j] + after[j] * output * (1 - squashed * squashed);
            cellLater[j] = cell * forget;
            backGate(step, j, cell * candidate * input * (1 - input), earlier, gradient);
            backGate(step, hidden + j, cell * step.cellBefore()[j] * forget * (1 - forget), earlier, gradient);
            backGate(step, 2 * hidden + j, cell * input * (1 - candidate * candidate), earlier, gradient);
            backGate(step, 3 * hidden + j, after[j] * squashed * output * (1 - output), earlier, gradient);
        }
    }

    private void backGate(Step step, int row, double slope, double[] earlier, double[] gradient) {
        int at = gates + row * (2 * hidden + 1);
        for (int j = 0; j < hidden; j++) {
            gradient[at + j] += slope * weights[step.input() + j];
            gradient[step.input() + j] += slope * weights[at + j];
            gradient[at + hidden + j] += slope * step.before()[j];
            earlier[j] += slope * weights[at + hidden + j];
        }
        gradient[at + 2 * hidden] += slope;
    }

    private List<Step> forward(List<Choices.Taken> path) {
        List<Step> steps = new ArrayList<>(path.size());
        for (int t = 0; t < path.size(); t++) {
            steps.add(next(steps, path.subList(0, t)));
        }
        return steps;
    }

    private Step next(List<Step> steps, List<Choices.Taken> taken) {
        int t = steps.size();
        double[] before = t == 0 ? new double[hidden] : steps.get(t - 1).after();
        double[] cellBefore = t == 0 ? new double[hidden] : steps.get(t - 1).cell();
        int input = 0;
        if (t > 0) {
            Choices.Taken last = taken.get(t - 1);
            input = embeddings[last.choice().index()] + last.alternative() * hidden;
        }
        double[] gate = new double[4 * hidden];
        for (int row = 0; row < gate.length; row++) {
            int at = gates + row * (2 * hidden + 1);
            double sum = weights[at + 2 * hidden];
            for (int j = 0; j < hidden; j++) {
                sum += weights[at + j] * weights[input + j] + weights[at + hidden + j] * before[j];
            }
            gate[row] = row / hidden == 2 ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
        }
        double[] cell = new double[hidden];
        double[] after = new double[hidden];
        for (int j = 0; j < hidden; j++) {
            cell[j] = gate[hidden + j] * cellBefore[j] + gate[j] * gate[2 * hidden + j];
            after[j] = gate[3 * hidden + j] * Math.tanh(cell[j]);
        }
        return new Step(input, before, cellBefore, gate, cell, after);
    }

    private double[] probabilities(Choices.Choice choice, double[] state) {
        double[] logits = new double[choice.size()];
        int at = outputs[choice.index()];
        for (int k = 0; k < logits.length; k++, at += hidden + 1) {
            logits[k] = weights[at + hidden];
            for (int j = 0; j < hidden; j++) {
                logits[k] += weights[at + j] * state[j];
            }
        }
        return Policy.softmax(logits);
    }

    /** Along the last draw, since each choice depends on those before it. */
    @Override
    public ChoicesPanel panel(@Nullable Architecture last) {
        return Panels.choices(
                "policy along the last draw",
                List.of("probability"),
                lastPath.stream().map(Choices.Taken::choice).toList(),
                choice -> List.of(lastProbabilities[place(choice)]),
                lastPath);
    }

    private int place(Choices.Choice choice) {
        return IntStream.range(0, lastPath.size())
                .filter(t -> lastPath.get(t).choice().equals(choice))
                .findFirst()
                .orElseThrow();
    }
}
