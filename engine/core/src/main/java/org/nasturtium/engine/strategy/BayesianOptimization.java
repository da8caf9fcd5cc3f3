package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.BarsPanel;
import org.nasturtium.engine.strategy.panel.Panel;
import org.nasturtium.engine.strategy.panel.SlicePanel;
import org.nasturtium.engine.strategy.surrogate.Candidates;
import org.nasturtium.engine.strategy.surrogate.FeatureEncoding;
import org.nasturtium.engine.strategy.surrogate.GaussianProcess;
import org.nasturtium.engine.strategy.surrogate.PathEncoding;
import org.nasturtium.engine.strategy.surrogate.ScoreWarp;

/**
 * Bayesian optimisation: a Gaussian process over decisions, and over graphs where the space has cells, says what each
 * architecture may score; the one whose improvement on the best is expected to be largest is proposed (Jones et al. 1998,
 * "Efficient Global Optimization"; graphs by their paths as in White et al. 2021, "BANANAS").
 *
 * <p>Scores are transformed to be as normal as a power makes them. Scales, shares and noise follow from the likelihood,
 * after every ten results, later after every tenth of them. A space of up to {@code listed} members is gone through for the
 * exact maximum, a larger one is searched around the best. Proposals on their way are believed to score what the model says
 * (kriging believer). Several objectives are summed with weights drawn for each proposal (ParEGO). Beyond {@code rows}
 * observations the model keeps the better half of its rows and an even sample of the others.
 *
 * <p>Cost a proposal: the square of the rows, and rows times members or candidates.
 */
public final class BayesianOptimization implements SearchStrategy {
    private static final int SHOWN = 6;

    static final StrategyKind KIND = new StrategyKind(
            "bayes",
            "Bayesian optimisation: a Gaussian process says where improvement is to be expected",
            "Jones et al. 1998",
            List.of(
                    StrategyOption.startup(1),
                    StrategyOption.whole("rows", "observations that the model holds at most", 20, 500),
                    StrategyOption.whole(
                            "listed", "the largest space that is gone through for each proposal", 0, 4_096)),
            task -> new BayesianOptimization(
                    task.space(),
                    task.objectives(),
                    task.integer("startup"),
                    task.integer("rows"),
                    task.integer("listed")));

    private final SearchSpace space;
    private final int startup;
    private final int mostRows;
    private final boolean isListed;
    private final History history;
    private final ProcessRows rows;
    private final FeatureEncoding features;
    private final PathEncoding paths;
    private final GaussianProcess process;
    private List<Integer> kept = new ArrayList<>();
    private ScoreWarp warp = new ScoreWarp(0, 1, 1);
    private DoubleSummaryStatistics seen = new DoubleSummaryStatistics();
    private @Nullable Listing listing;
    private @Nullable Posterior last;

    /** All members of a small space. */
    private record Listing(List<Architecture> members, Candidates candidates, boolean[] seen) {}

    /** What the last proposal was decided by. */
    private record Posterior(List<NearbyAcquisition.Found> best, int compared, double incumbent) {}

    /**
     * @param startup architectures drawn at random first
     * @param mostRows observations that the model holds at most
     * @param listed the largest space that is gone through for each proposal
     */
    public BayesianOptimization(SearchSpace space, List<Objective> objectives, int startup, int mostRows, int listed) {
        this.space = space;
        this.startup = startup;
        this.mostRows = mostRows;
        this.isListed = Unseen.isListed(space, listed);
        this.history = new History(objectives);
        this.features = new FeatureEncoding(space);
        this.paths = new PathEncoding(space);
        this.rows = new ProcessRows(features, paths);
        this.process = rows.process();
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        Proposal proposal = decide(chance);
        history.proposed(proposal.architecture());
        see(proposal.architecture());
        return proposal;
    }

    @Override
    public void observe(Trial trial) {
        int place = history.observe(trial);
        if (place >= 0) {
            kept.add(place);
        }
        see(trial.architecture());
    }

    private void see(Architecture architecture) {
        if (listing != null) {
            listing.seen()[(int) space.index(architecture)] = true;
        }
    }

    private Proposal decide(RandomGenerator chance) {
        if (history.tried() < startup || features.size() == 0) {
            return new Proposal(Unseen.draw(space, history::isKnown, chance), "drawn uniformly");
        }
        thin();
        align();
        double[] all = history.scores(chance);
        double[] scores = kept.stream().mapToDouble(place -> all[place]).toArray();
        seen = DoubleStream.of(scores).summaryStatistics();
        if (rows.isDue(history.size())) {
            warp = ScoreWarp.fit(scores);
        }
        double[] warped = warp.apply(scores);
        rows.learn(warped, history.size());
        double best = process.standard(IntStream.range(0, warped.length)
                .mapToDouble(i -> warped[i])
                .max()
                .orElse(0));
        NearbyAcquisition.Found found = isListed ? through(best) : around(all, best, chance);
        if (found == null) {
            return new Proposal(
                    Unseen.draw(space, history::isKnown, chance), "drawn uniformly, all candidates being known");
        }
        return new Proposal(
                found.architecture(),
                String.format(
                        Locale.ROOT,
                        "expected improvement %.3g of a standard deviation",
                        found.choice().improvement()));
    }

    private NearbyAcquisition.@Nullable Found through(double best) {
        Listing here = listing == null ? list() : listing;
        listing = here;
        Candidates.Choice choice = here.candidates().best(process, here.seen(), best);
        if (choice == null) {
            return null;
        }
        List<NearbyAcquisition.Found> shown = here.candidates().evaluated().stream()
                .sorted(Comparator.comparingDouble(candidate -> -candidate.improvement()))
                .limit(SHOWN)
                .map(candidate -> new NearbyAcquisition.Found(here.members().get(candidate.index()), candidate))
                .toList();
        last = new Posterior(shown, here.members().size() - history.size(), best);
        return new NearbyAcquisition.Found(here.members().get(choice.index()), choice);
    }

    private NearbyAcquisition.@Nullable Found around(double[] scores, double best, RandomGenerator chance) {
        List<Architecture> bestFirst = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -scores[place]))
                .limit(SHOWN + SHOWN)
                .map(history.observed()::get)
                .toList();
        NearbyAcquisition search = new NearbyAcquisition(
                space,
                history::isKnown,
                unknown -> new Candidates(unknown.stream().map(rows::point).toList())
                        .best(process, new boolean[unknown.size()], best),
                chance);
        NearbyAcquisition.Found found = search.search(bestFirst);
        if (found != null) {
            last = new Posterior(List.of(found), search.looked(), best);
        }
        return found;
    }

    private Listing list() {
        List<Architecture> members = space.all().toList();
        boolean[] seen = new boolean[members.size()];
        history.observed().forEach(member -> seen[(int) space.index(member)] = true);
        history.pending().forEach(member -> seen[(int) space.index(member)] = true);
        return new Listing(
                members, new Candidates(members.stream().map(rows::point).toList()), seen);
    }

    private void thin() {
        if (kept.size() > mostRows) {
            kept = history.thinned(kept, mostRows, new SplittableRandom(kept.size()));
        }
    }

    /** Makes the rows of the process the observed architectures, and behind them those on their way. */
    private void align() {
        List<Architecture> wanted = new ArrayList<>();
        kept.forEach(place -> wanted.add(history.observed().get(place)));
        wanted.addAll(history.pending());
        int same = rows.align(wanted);
        if (listing != null) {
            listing.candidates().truncate(same);
        }
    }

    @Override
    public void withdrawn(Proposal proposal) {
        history.withdrawn(proposal.architecture());
    }

    @Override
    public Explanation explain() {
        Posterior posterior = last;
        if (posterior == null) {
            return Explanation.of(
                    "Drew at random: " + history.tried() + " of " + startup + " first results are there.",
                    history.panel(space));
        }
        NearbyAcquisition.Found chosen = posterior.best().get(0);
        BeliefPanels beliefs = new BeliefPanels(space, history.objectives(), this::metric, posterior.incumbent());
        List<Panel> panels = new ArrayList<>();
        panels.add(beliefs.posterior(posterior.best()));
        SlicePanel slice = beliefs.slice(
                chosen.architecture(),
                features,
                process,
                members ->
                        new Candidates(members.stream().map(rows::point).toList()).all(process, posterior.incumbent()),
                history::measured);
        if (slice != null) {
            panels.add(slice);
        }
        BarsPanel relevance = BarsPanel.of("relevance", "decision", "inverse length");
        double[] scales = process.kernel().scales();
        for (int j = 0; j < scales.length; j++) {
            relevance = relevance.plus(features.name(j), scales[j]);
        }
        if (scales.length > 1) {
            panels.add(relevance);
        }
        return new Explanation(
                String.format(
                        Locale.ROOT,
                        "Of %d unknown architectures, proposed the one whose improvement on %.4g is expected to be"
                                + " largest: %.4g, likely between %.4g and %.4g. Noise is %.2g of the variance%s.",
                        posterior.compared(),
                        metric(posterior.incumbent()),
                        metric(chosen.choice().mean()),
                        metric(chosen.choice().mean() - chosen.choice().deviation()),
                        metric(chosen.choice().mean() + chosen.choice().deviation()),
                        process.noise(),
                        paths.hasPaths()
                                ? String.format(
                                        Locale.ROOT,
                                        "; graphs count %.0f %%, decisions %.0f %%",
                                        100 * (1 - process.kernel().weight()),
                                        100 * process.kernel().weight())
                                : ""),
                panels);
    }

    /** A standardised value as the objective has it; of several objectives, their weighted sum. */
    private double metric(double standardised) {
        // far beyond what was seen the inverse of a power means nothing and grows without bounds
        double spread = seen.getMax() - seen.getMin();
        double score = Math.max(
                seen.getMin() - spread, Math.min(seen.getMax() + spread, warp.invert(process.raw(standardised))));
        boolean turned =
                history.objectives().size() == 1 && !history.objectives().get(0).maximize();
        return turned ? -score : score;
    }
}
