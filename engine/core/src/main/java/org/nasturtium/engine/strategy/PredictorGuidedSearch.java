package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.PosteriorPanel;
import org.nasturtium.engine.strategy.surrogate.FeatureEncoding;
import org.nasturtium.engine.strategy.surrogate.PathEncoding;
import org.nasturtium.engine.strategy.surrogate.Point;
import org.nasturtium.engine.strategy.surrogate.RandomNetwork;
import org.nasturtium.engine.strategy.surrogate.ScoreScale;
import org.nasturtium.engine.strategy.surrogate.ScoreWarp;
import org.nasturtium.engine.strategy.surrogate.SparseInput;

/**
 * An ensemble of networks predicts scores from one-hot decisions and paths; candidates are mutations of the best, and the one
 * whose draw from its predicted distribution is highest is proposed (White et al. 2021, "BANANAS": neural predictors, path
 * encoding, independent Thompson sampling).
 *
 * <p>Unlike the paper's, the networks have one hidden layer of random weights and are solved in closed form, so that they learn
 * each result at once and a proposal takes a millisecond. Several objectives are summed with weights drawn for each proposal.
 * Beyond {@code rows} observations the better half stays, and an even sample of the others.
 *
 * <p>{@code feature: synflow} shows the networks a zero-cost proxy of each architecture, too: it is computed for each candidate.
 *
 * <p>Cost a proposal: networks times rows times (rows + width), and networks times candidates times width.
 */
public final class PredictorGuidedSearch implements SearchStrategy {
    private static final int PARENTS = 10;
    private static final int MOST_EDITS = 2;
    private static final int FIT_EVERY = 10;
    private static final int SHOWN = 6;
    private static final String NONE = "none";
    private static final double[] NOISES = {1e-3, 1e-2, 1e-1, 1};

    static final StrategyKind KIND = new StrategyKind(
            "predictor",
            "an ensemble of networks predicts scores; mutations of the best compete for its favour",
            "White et al. 2021",
            List.of(
                    StrategyOption.startup(1),
                    StrategyOption.whole("networks", "size of the ensemble", 2, 5),
                    StrategyOption.whole("width", "of the networks' hidden layer", 8, 128),
                    StrategyOption.whole("candidates", "mutations of the best for each proposal", 1, 100),
                    StrategyOption.whole("rows", "observations that the networks hold at most", 20, 1_000),
                    StrategyOption.word("feature", "a zero-cost proxy that the networks see, too", features())),
            task -> new PredictorGuidedSearch(
                    task.space(),
                    task.objectives(),
                    new Size(
                            task.integer("startup"),
                            task.integer("networks"),
                            task.integer("width"),
                            task.integer("candidates"),
                            task.integer("rows")),
                    task.word("feature").equals(NONE)
                            ? null
                            : new ProxyFeature(task.space(), task.scores(), Proxies.named(task.word("feature")))));

    private final SearchSpace space;
    private final Size size;
    private final History history;
    private final FeatureEncoding features;
    private final PathEncoding paths;
    private final @Nullable ProxyFeature feature;
    private final List<RandomNetwork> networks = new ArrayList<>();
    private List<Integer> kept = new ArrayList<>();
    private int appended;
    private int fitted;
    private ScoreWarp warp = new ScoreWarp(0, 1, 1);
    private List<Prediction> last = List.of();

    /**
     * How much of everything.
     *
     * @param startup architectures drawn at random first
     * @param networks size of the ensemble
     * @param width of the hidden layer
     * @param candidates mutations of the best for each proposal
     * @param rows observations that the networks hold at most
     */
    public record Size(int startup, int networks, int width, int candidates, int rows) {}

    private record Prediction(Architecture architecture, double mean, double deviation, double draw) {}

    public PredictorGuidedSearch(SearchSpace space, List<Objective> objectives, Size size) {
        this(space, objectives, size, null);
    }

    private PredictorGuidedSearch(
            SearchSpace space, List<Objective> objectives, Size size, @Nullable ProxyFeature feature) {
        this.feature = feature;
        this.space = space;
        this.size = size;
        this.history = new History(objectives);
        this.features = new FeatureEncoding(space);
        this.paths = new PathEncoding(space);
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
        if (history.tried() < size.startup() || features.size() == 0) {
            return new Proposal(Unseen.draw(space, history::isKnown, chance), "drawn uniformly");
        }
        append();
        double[] all = history.scores(chance);
        double[] scores = kept.stream().mapToDouble(place -> all[place]).toArray();
        learn(scores);
        List<Prediction> predictions = new ArrayList<>();
        for (Architecture candidate : candidates(all, chance)) {
            predictions.add(predict(candidate, chance));
        }
        predictions.sort(Comparator.comparingDouble(prediction -> -prediction.draw()));
        if (predictions.isEmpty()) {
            return new Proposal(
                    Unseen.draw(space, history::isKnown, chance), "drawn uniformly, all candidates being known");
        }
        last = predictions;
        return new Proposal(predictions.get(0).architecture(), "highest draw of " + predictions.size() + " candidates");
    }

    private void append() {
        if (networks.isEmpty()) {
            // other first results, other networks: a run has its own, and a replay of it the same
            long seed = SplitMix.key(0, history.observed().get(0).text());
            for (int i = 0; i < size.networks(); i++) {
                networks.add(new RandomNetwork(size.width(), seed + i, NOISES[1]));
            }
        }
        if (kept.size() > size.rows()) {
            kept = history.thinned(kept, size.rows(), new SplittableRandom(kept.size()));
            networks.forEach(RandomNetwork::clear);
            appended = 0;
        }
        for (; appended < kept.size(); appended++) {
            SparseInput input = input(history.observed().get(kept.get(appended)));
            networks.forEach(network -> network.append(input));
        }
    }

    private void learn(double[] scores) {
        boolean anew = fitted == 0 || history.size() >= fitted + Math.max(FIT_EVERY, fitted / FIT_EVERY);
        if (anew) {
            warp = ScoreWarp.fit(scores);
            fitted = history.size();
        }
        double[] warped = warp.apply(scores);
        double[] targets = ScoreScale.of(warped).standard(warped);
        if (anew) {
            double noise = likeliestNoise(targets);
            networks.forEach(network -> network.noise(noise));
        }
        networks.forEach(network -> network.fit(targets));
    }

    private double likeliestNoise(double[] targets) {
        RandomNetwork first = networks.get(0);
        double best = NOISES[0];
        double value = Double.NEGATIVE_INFINITY;
        for (double noise : NOISES) {
            first.noise(noise);
            double there = first.likelihood(targets);
            best = there > value ? noise : best;
            value = Math.max(value, there);
        }
        return best;
    }

    /** Unknown mutations of the best. */
    private Set<Architecture> candidates(double[] scores, RandomGenerator chance) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < scores.length; place++) {
            places.add(place);
        }
        places.sort(Comparator.comparingDouble(place -> -scores[place]));
        Set<Architecture> candidates = new LinkedHashSet<>();
        for (int i = 0; i < 3 * size.candidates() && candidates.size() < size.candidates(); i++) {
            int parent = places.get(chance.nextInt(Math.min(PARENTS, places.size())));
            Architecture mutated = history.observed().get(parent);
            int edits = 1 + chance.nextInt(MOST_EDITS);
            for (int edit = 0; edit < edits; edit++) {
                mutated = space.mutate(mutated, chance);
            }
            if (!history.isKnown(mutated)) {
                candidates.add(mutated);
            }
        }
        return candidates;
    }

    private Prediction predict(Architecture candidate, RandomGenerator chance) {
        SparseInput input = input(candidate);
        double[] each =
                networks.stream().mapToDouble(network -> network.predict(input)).toArray();
        double mean = Arrays.stream(each).average().orElse(0);
        double square = Arrays.stream(each)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(square / (each.length - 1));
        return new Prediction(candidate, mean, deviation, mean + deviation * chance.nextGaussian());
    }

    private SparseInput input(Architecture architecture) {
        SparseInput input =
                SparseInput.of(features, new Point(features.encode(architecture), paths.encode(architecture)));
        return feature == null ? input : input.with(feature.of(architecture));
    }

    private static String[] features() {
        List<String> words = new ArrayList<>(List.of(NONE));
        words.addAll(Proxies.names());
        return words.toArray(new String[0]);
    }

    @Override
    public void withdrawn(Proposal proposal) {
        history.withdrawn(proposal.architecture());
    }

    @Override
    public Explanation explain() {
        if (last.isEmpty()) {
            return Explanation.of(
                    "Drew at random: " + history.tried() + " of " + size.startup() + " first results are there.",
                    history.panel(space));
        }
        List<PosteriorPanel.Candidate> believed = last.subList(0, Math.min(SHOWN, last.size())).stream()
                .map(prediction -> new PosteriorPanel.Candidate(
                        prediction.architecture(),
                        prediction.mean(),
                        prediction.mean() - prediction.deviation(),
                        prediction.mean() + prediction.deviation(),
                        prediction.draw()))
                .toList();
        Prediction chosen = last.get(0);
        return Explanation.of(
                String.format(
                        Locale.ROOT,
                        "%d networks learnt %d results; of %d mutations of the best, proposed the one with the highest"
                                + " draw: %.2f, predicted %.2f +- %.2f in standard deviations of all scores.",
                        networks.size(),
                        kept.size(),
                        last.size(),
                        chosen.draw(),
                        chosen.mean(),
                        chosen.deviation()),
                new PosteriorPanel("predictions", space, "standardised score", "draw", null, believed));
    }
}
