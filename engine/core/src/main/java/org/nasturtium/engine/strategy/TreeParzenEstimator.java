package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.ChoicesPanel;
import org.nasturtium.engine.strategy.surrogate.FeatureEncoding;
import org.nasturtium.engine.strategy.surrogate.ParzenDensity;

/**
 * Tree-structured Parzen estimator: one density of the good architectures, one of all others; candidates are drawn from the
 * first, and the one whose ratio of both is largest is proposed (Bergstra et al. 2011, "Algorithms for Hyper-Parameter
 * Optimization"; multivariate as in Falkner et al. 2018).
 *
 * <p>With several objectives the good ones are the first fronts of non-dominated sorting, the last one cut by crowding
 * (Ozaki et al. 2020, "MOTPE", without its weights). Failed and infeasible trials and those on their way count as not good.
 * Cost a proposal: proportional to candidates times observations times decisions; with several objectives to the square
 * of the observations.
 */
public final class TreeParzenEstimator implements SearchStrategy {
    private static final int MOST_GOOD = 25;
    private static final int DRAWS_PER_CANDIDATE = 4;
    private static final int SHOWN = 6;

    static final StrategyKind KIND = new StrategyKind(
            "tpe",
            "tree-structured Parzen estimator: looks where good architectures are denser than others",
            "Bergstra et al. 2011",
            List.of(
                    new StrategyOption(
                            "startup",
                            "architectures drawn at random first",
                            "10, at most a quarter of the trials",
                            new StrategyOption.Rule.Whole(
                                    1, trials -> trials == 0 ? 10 : Math.max(2, Math.min(10, trials / 4)))),
                    StrategyOption.decimal(
                            "gamma", "the share that counts as good, at most 25 of them", 0.01, 0.5, 0.15),
                    StrategyOption.whole("candidates", "drawn for each proposal", 1, 24)),
            task -> new TreeParzenEstimator(
                    task.space(),
                    task.objectives(),
                    task.integer("startup"),
                    task.decimal("gamma"),
                    task.integer("candidates")));

    private final SearchSpace space;
    private final int startup;
    private final double gamma;
    private final int candidates;
    private final History history;
    private final FeatureEncoding features;
    private final List<double[]> codes = new ArrayList<>();
    private @Nullable Densities last;

    /** What the last proposal was decided by. */
    private record Densities(ParzenDensity good, ParzenDensity other, Architecture chosen, double logRatio) {}

    /**
     * @param startup architectures drawn at random first
     * @param gamma the share that counts as good
     * @param candidates drawn for each proposal
     */
    public TreeParzenEstimator(
            SearchSpace space, List<Objective> objectives, int startup, double gamma, int candidates) {
        this.space = space;
        this.startup = startup;
        this.gamma = gamma;
        this.candidates = candidates;
        this.history = new History(objectives);
        this.features = new FeatureEncoding(space);
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        Proposal proposal = decide(chance);
        history.proposed(proposal.architecture());
        return proposal;
    }

    private Proposal decide(RandomGenerator chance) {
        int measured = history.measured();
        if (history.tried() < startup || measured < 2) {
            return new Proposal(Unseen.draw(space, history::isKnown, chance), "drawn uniformly");
        }
        boolean[] isGood = Split.good(history, (int) Math.min(MOST_GOOD, Math.ceil(gamma * measured)));
        List<double[]> good = new ArrayList<>();
        List<double[]> other = new ArrayList<>();
        for (int i = 0; i < isGood.length; i++) {
            (isGood[i] ? good : other).add(codes.get(i));
        }
        history.pending().forEach(architecture -> other.add(features.encode(architecture)));
        ParzenDensity l = new ParzenDensity(features, good);
        ParzenDensity g = new ParzenDensity(features, other);
        Architecture best = null;
        double ratio = Double.NEGATIVE_INFINITY;
        int drawn = 0;
        for (int i = 0; i < candidates * DRAWS_PER_CANDIDATE && drawn < candidates; i++) {
            double[] numbers = l.draw(chance);
            Architecture candidate = features.build(j -> numbers[j]);
            if (!history.isKnown(candidate)) {
                drawn++;
                double[] code = features.encode(candidate);
                double value = l.log(code) - g.log(code);
                if (value > ratio) {
                    ratio = value;
                    best = candidate;
                }
            }
        }
        if (best == null) {
            return new Proposal(
                    Unseen.draw(space, history::isKnown, chance), "drawn uniformly, all candidates being known");
        }
        last = new Densities(l, g, best, ratio);
        return new Proposal(best, String.format(Locale.ROOT, "good %.3g times as dense as others", Math.exp(ratio)));
    }

    @Override
    public void observe(Trial trial) {
        if (history.observe(trial) >= 0) {
            codes.add(features.encode(trial.architecture()));
        }
    }

    @Override
    public void withdrawn(Proposal proposal) {
        history.withdrawn(proposal.architecture());
    }

    @Override
    public Explanation explain() {
        Densities densities = last;
        if (densities == null) {
            return Explanation.of(
                    "Drew at random: " + history.tried() + " of " + startup + " first results are there.",
                    history.panel(space));
        }
        List<ChoicesPanel.Choice> shown = new ArrayList<>();
        for (int feature : decisive(densities)) {
            double[] good = densities.good().marginal(feature);
            double[] other = densities.other().marginal(feature);
            Object chosen = densities.chosen().values().get(features.name(feature));
            List<ChoicesPanel.Alternative> alternatives = new ArrayList<>();
            for (int v = 0; v < good.length; v++) {
                Object value = features.value(feature, v);
                alternatives.add(new ChoicesPanel.Alternative(
                        String.valueOf(value), List.of(good[v], other[v]), value.equals(chosen)));
            }
            shown.add(new ChoicesPanel.Choice(features.name(feature), alternatives));
        }
        ChoicesPanel panel = new ChoicesPanel("densities", List.of("among good", "among others"), shown);
        return Explanation.of(
                String.format(
                        Locale.ROOT,
                        "Of %d unknown candidates drawn around the %d best, proposed the one that is %.3g times as"
                                + " likely among them as among the other %d: %s.",
                        candidates,
                        densities.good().size(),
                        Math.exp(densities.logRatio()),
                        densities.other().size(),
                        densities.chosen().text()),
                panel);
    }

    /** The decisions in which both densities differ most. */
    private int[] decisive(Densities densities) {
        double[] apart = new double[features.size()];
        for (int j = 0; j < apart.length; j++) {
            double[] good = densities.good().marginal(j);
            double[] other = densities.other().marginal(j);
            for (int v = 0; v < good.length; v++) {
                apart[j] += Math.abs(good[v] - other[v]);
            }
        }
        return IntStream.range(0, apart.length)
                .filter(j -> features.count(j) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -apart[j]))
                .limit(SHOWN)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
