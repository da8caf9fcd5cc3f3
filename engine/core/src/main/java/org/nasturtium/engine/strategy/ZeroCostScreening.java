package org.nasturtium.engine.strategy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.TablePanel;

/**
 * Draws many architectures, scores their untrained networks by a zero-cost proxy, and proposes the best of them (as a warm-up
 * Mellor et al. 2021, "Neural Architecture Search without Training"; Abdelfattah et al. 2021, "Zero-Cost Proxies for Lightweight
 * NAS").
 *
 * <p>Once {@code keep} of {@code of} are proposed, as many are drawn anew. An architecture without a score, because a limit
 * rejects it or its network cannot be, is none of them. A warm-up for another strategy: {@code screening(by: nwot).for(10.trials)
 * >> evolution()}. It learns nothing from results.
 */
public final class ZeroCostScreening implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "screening",
            "scores many untrained networks by a zero-cost proxy and proposes the best: a warm-up, never a verdict",
            "Mellor et al. 2021; Abdelfattah et al. 2021",
            List.of(
                    StrategyOption.word("by", "the zero-cost proxy", names()),
                    StrategyOption.whole("keep", "how many of those drawn are proposed", 1, 10),
                    StrategyOption.whole("of", "how many are drawn and scored", 2, 100)),
            task -> new ZeroCostScreening(
                    task.space(),
                    task.scores(),
                    Proxies.named(task.word("by")),
                    task.integer("keep"),
                    task.integer("of")),
            false,
            true);

    private static final int DRAWS = 20;
    private static final int FRUITLESS = 2;
    private static final int SHOWN = 10;

    private final SearchSpace space;
    private final Scores scores;
    private final ProxyKind proxy;
    private final int keep;
    private final int of;
    private final Known known;
    private final Deque<Scored> chosen = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private List<Scored> last = List.of();

    private record Scored(Architecture architecture, double score) {}

    public ZeroCostScreening(SearchSpace space, Scores scores, ProxyKind proxy, int keep, int of) {
        if (keep > of) {
            throw new IllegalArgumentException(
                    "strategy `screening`: `keep: " + keep + "` must be at most `of: " + of + "`");
        }
        scores.require(proxy);
        this.space = space;
        this.scores = scores;
        this.proxy = proxy;
        this.keep = keep;
        this.of = of;
        this.known = new Known(space);
    }

    /** nwot first: the default. */
    private static String[] names() {
        List<String> names = new ArrayList<>(Proxies.names());
        names.remove("nwot");
        names.add(0, "nwot");
        return names.toArray(new String[0]);
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        chosen.removeIf(scored -> known.contains(scored.architecture()));
        if (chosen.isEmpty()) {
            draw(chance);
        }
        Scored next = chosen.pollFirst();
        if (next == null) {
            return new Proposal(known.uniform(chance), "drawn uniformly, as nothing new was found to score");
        }
        known.add(next.architecture());
        return new Proposal(
                next.architecture(),
                String.format(Locale.ROOT, "%s %.6g, among the best of %d", proxy.name(), next.score(), last.size()));
    }

    private void draw(RandomGenerator chance) {
        List<Scored> scored = new ArrayList<>();
        Set<Architecture> seen = new HashSet<>();
        for (int i = 0; i < DRAWS * of && scored.size() < of; i++) {
            Architecture drawn = space.random(chance);
            if (known.contains(drawn) || !seen.add(drawn)) {
                continue;
            }
            double score = scores.of(proxy, drawn);
            if (score > Double.NEGATIVE_INFINITY) {
                scored.add(new Scored(drawn, score));
            } else if (scored.isEmpty() && seen.size() >= FRUITLESS * of) {
                break; // perhaps nothing keeps the limits, which the search finds out sooner
            }
        }
        scored.sort(Comparator.comparingDouble(each -> -each.score()));
        last = List.copyOf(scored);
        chosen.addAll(scored.subList(0, Math.min(keep, scored.size())));
        if (!chosen.isEmpty()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "screening: of %d architectures drawn, the %d with the highest %s (%.6g down to %.6g; least %.6g) come first",
                    scored.size(),
                    chosen.size(),
                    proxy.name(),
                    chosen.getFirst().score(),
                    chosen.getLast().score(),
                    scored.get(scored.size() - 1).score()));
        }
    }

    @Override
    public void observe(Trial trial) {
        known.add(trial.architecture());
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Explanation explain() {
        if (last.isEmpty()) {
            return Explanation.of("Nothing was scored yet.");
        }
        TablePanel panel = TablePanel.of("scores", proxy.name(), "architecture");
        for (Scored scored : last.subList(0, Math.min(SHOWN, last.size()))) {
            panel = panel.plus(scored.score(), scored.architecture().text());
        }
        return Explanation.of(
                "Scored " + last.size() + " untrained networks by " + proxy.name() + " and proposes the best "
                        + Math.min(keep, last.size()) + "; " + chosen.size()
                        + " of them are left. Results change nothing.",
                panel);
    }
}
