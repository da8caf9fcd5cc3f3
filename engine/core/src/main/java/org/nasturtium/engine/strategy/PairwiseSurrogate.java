package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.BarsPanel;
import org.nasturtium.engine.strategy.surrogate.FeatureEncoding;
import org.nasturtium.engine.strategy.surrogate.PairwiseModel;

/**
 * Fits a weight to each value and to each pair of values, which is a QUBO, and proposes the unknown architecture that is best
 * under them (ridge regression; by Thompson sampling as in Baptista and Poloczek 2018, "Bayesian Optimization of
 * Combinatorial Structures").
 *
 * <p>{@code draw: thompson} takes weights drawn from their posterior, anew for each proposal; {@code draw: greedy} the likeliest
 * ones, learnt anew after every ten results. A space of up to {@value #LARGEST_LISTED} members is gone through for the
 * exact best, a larger one is searched by simulated annealing. An accuracy counts as its negative log error, any other
 * score standardised. Several objectives are summed with weights drawn for each proposal. Beyond {@code rows} observations
 * the better half stays, and an even sample of the others. It knows nothing of graphs.
 *
 * <p>Cost a proposal: the square of the rows, and members times the square of the decisions.
 */
public final class PairwiseSurrogate implements SearchStrategy {
    private static final int LARGEST_LISTED = 20_000;
    private static final int BATCH = 10;
    private static final int STARTS = 3;
    private static final int STEPS = 150;
    private static final double COLDEST = 0.01;
    private static final double LEAST_ERROR = 1e-4;
    private static final int SHOWN = 10;

    static final StrategyKind KIND = new StrategyKind(
            "pairwise",
            "weighs values and pairs of values, and proposes the best under weights drawn from what is known of them",
            "Baptista and Poloczek 2018",
            List.of(
                    StrategyOption.startup(2),
                    StrategyOption.word(
                            "draw", "weights drawn anew, or the likeliest in batches", "thompson", "greedy"),
                    StrategyOption.decimal("ridge", "how far weights are held down", 1e-6, 1e6, 1),
                    StrategyOption.whole("rows", "observations that the model holds at most", 20, 1_000)),
            task -> new PairwiseSurrogate(
                    task.space(),
                    task.objectives(),
                    task.integer("startup"),
                    task.word("draw").equals("thompson"),
                    task.decimal("ridge"),
                    task.integer("rows")));

    private final SearchSpace space;
    private final int startup;
    private final boolean thompson;
    private final int mostRows;
    private final History history;
    private final FeatureEncoding features;
    private final PairwiseModel model;
    private final boolean isListed;
    private List<Integer> kept = new ArrayList<>();
    private int appended;
    private List<Architecture> members = List.of();
    private int[][] variables = {};
    private @Nullable Choice last;

    /** What the last proposal was decided by. */
    private record Choice(Architecture architecture, PairwiseModel.Weights weights, int looked) {}

    /**
     * @param startup architectures drawn at random first
     * @param thompson whether weights are drawn from their posterior
     * @param ridge how far weights are held down
     * @param mostRows observations that the model holds at most
     */
    public PairwiseSurrogate(
            SearchSpace space, List<Objective> objectives, int startup, boolean thompson, double ridge, int mostRows) {
        this.space = space;
        this.startup = startup;
        this.thompson = thompson;
        this.mostRows = mostRows;
        this.history = new History(objectives);
        this.features = new FeatureEncoding(space);
        this.model = new PairwiseModel(features, ridge);
        this.isListed = Unseen.isListed(space, LARGEST_LISTED);
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        Proposal proposal = decide(chance);
        history.proposed(proposal.architecture());
        return proposal;
    }

    @Override
    public void observe(Trial trial) {
        int place = history.observe(trial);
        if (place >= 0) {
            kept.add(place);
        }
    }

    private Proposal decide(RandomGenerator chance) {
        if (history.tried() < startup || features.size() == 0) {
            return new Proposal(Unseen.draw(space, history::isKnown, chance), "drawn uniformly");
        }
        learn();
        double[] scores = scores(chance);
        int known = thompson ? scores.length : scores.length - (scores.length - startup) % BATCH;
        PairwiseModel.Weights weights =
                model.weights(Arrays.copyOf(scores, Math.max(1, known)), thompson ? chance : null);
        Choice choice = isListed ? through(weights) : anneal(weights, scores, chance);
        if (choice == null) {
            return new Proposal(
                    Unseen.draw(space, history::isKnown, chance), "drawn uniformly, all candidates being known");
        }
        last = choice;
        return new Proposal(
                choice.architecture(), thompson ? "best under drawn weights" : "best under likeliest weights");
    }

    private void learn() {
        if (kept.size() > mostRows) {
            kept = history.thinned(kept, mostRows, new SplittableRandom(kept.size()));
            model.clear();
            appended = 0;
        }
        for (; appended < kept.size(); appended++) {
            model.append(variables(history.observed().get(kept.get(appended))));
        }
    }

    private int[] variables(Architecture architecture) {
        return model.variables(features.encode(architecture));
    }

    /** Negative log errors of accuracies, any other scores standardised. */
    private double[] scores(RandomGenerator chance) {
        double[] all = history.scores(chance);
        double[] scores = kept.stream().mapToDouble(place -> all[place]).toArray();
        if (history.isAccuracy()) {
            return Arrays.stream(scores)
                    .map(accuracy -> -Math.log(Math.max(LEAST_ERROR, 1 - accuracy)))
                    .toArray();
        }
        double mean = Arrays.stream(scores).average().orElse(0);
        double square = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElse(0);
        double scale = square > 0 ? Math.sqrt(square) : 1;
        return Arrays.stream(scores).map(score -> (score - mean) / scale).toArray();
    }

    private @Nullable Choice through(PairwiseModel.Weights weights) {
        if (members.isEmpty()) {
            members = space.all().toList();
            variables = members.stream().map(this::variables).toArray(int[][]::new);
        }
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < variables.length; i++) {
            double value = weights.value(variables[i]);
            if (value > highest && !history.isKnown(members.get(i))) {
                highest = value;
                best = i;
            }
        }
        return best < 0 ? null : new Choice(members.get(best), weights, members.size());
    }

    /** From the best known ones and a random one, at a temperature that begins with the spread of what is known. */
    private @Nullable Choice anneal(PairwiseModel.Weights weights, double[] scores, RandomGenerator chance) {
        double spread = Arrays.stream(scores).max().orElse(0)
                - Arrays.stream(scores).min().orElse(0);
        double hottest = Math.max(1e-9, spread / 4);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(row -> -scores[row]));
        Architecture best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            Architecture here = start == 0
                    ? space.random(chance)
                    : history.observed().get(kept.get(order.get(Math.min(start, order.size()) - 1)));
            double value = weights.value(variables(here));
            for (int step = 0; step < STEPS; step++) {
                Architecture next = space.mutate(here, chance);
                double there = weights.value(variables(next));
                if (there > highest && !history.isKnown(next)) {
                    highest = there;
                    best = next;
                }
                double temperature = hottest * Math.pow(COLDEST, (double) step / STEPS);
                if (there >= value || chance.nextDouble() < Math.exp((there - value) / temperature)) {
                    here = next;
                    value = there;
                }
            }
        }
        return best == null ? null : new Choice(best, weights, STARTS * STEPS);
    }

    @Override
    public void withdrawn(Proposal proposal) {
        history.withdrawn(proposal.architecture());
    }

    @Override
    public Explanation explain() {
        Choice choice = last;
        if (choice == null) {
            return Explanation.of(
                    "Drew at random: " + history.tried() + " of " + startup + " first results are there.",
                    history.panel(space));
        }
        BarsPanel panel = BarsPanel.of("weights", "value or pair of values", "weight");
        for (int[] pair : heaviest(choice.weights())) {
            String words = model.words(pair[0]);
            panel = panel.plus(
                    pair[0] == pair[1] ? words : words + " and " + model.words(pair[1]),
                    choice.weights().of(pair[0], pair[1]));
        }
        return Explanation.of(
                String.format(
                        Locale.ROOT,
                        "%s %d weights from %d results; of %d members looked at, proposed the unknown one that scores most"
                                + " under them: %s.",
                        thompson ? "Drew" : "Took the likeliest",
                        choice.weights().width() * (choice.weights().width() + 1) / 2,
                        model.size(),
                        choice.looked(),
                        choice.architecture().text()),
                panel);
    }

    private static List<int[]> heaviest(PairwiseModel.Weights weights) {
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < weights.width(); a++) {
            for (int b = 0; b <= a; b++) {
                if (weights.of(a, b) != 0) {
                    pairs.add(new int[] {b, a});
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(weights.of(pair[0], pair[1]))));
        return pairs.subList(0, Math.min(SHOWN, pairs.size()));
    }
}
