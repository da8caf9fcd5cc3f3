package org.nasturtium.engine.strategy;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.TablePanel;

/**
 * Exhaustive search: every architecture in turn, the last decision changing fastest; intervals are taken at a few
 * points (grid search). Refuses spaces with more than {@value #LARGEST} members.
 */
public final class ExhaustiveSearch implements SearchStrategy {
    static final int LARGEST = 1_000_000;

    static final StrategyKind KIND = new StrategyKind(
            "exhaustive",
            "every architecture in turn; a grid where there are intervals",
            "grid search",
            List.of(StrategyOption.whole("points", "points of each interval", 2, 5)),
            task -> new ExhaustiveSearch(task.space(), task.integer("points")));

    private final SearchSpace space;
    private final BigInteger size;
    private final Iterator<Architecture> all;
    private @Nullable Architecture last;
    private long done;

    /**
     * @param points how many of each interval
     */
    public ExhaustiveSearch(SearchSpace space, int points) {
        SearchSpace grid = SearchSpace.of(space.name(), listed(space.decisions(), points));
        this.space = space;
        this.size = grid.size();
        if (size.compareTo(BigInteger.valueOf(LARGEST)) > 0) {
            throw new IllegalArgumentException("strategy `exhaustive`: space `" + space.name() + "` has " + size
                    + (space.isContinuous() ? " members with " + points + " points of each interval" : " members")
                    + ", at most " + LARGEST + " can be gone through\nMaybe use `random`, or narrow its choices.");
        }
        this.all = grid.all().iterator();
    }

    private static List<Decision> listed(List<Decision> decisions, int points) {
        return decisions.stream().map(decision -> listed(decision, points)).toList();
    }

    private static Decision listed(Decision decision, int points) {
        if (decision.domain() instanceof Domain.RealRange range) {
            List<Object> values = IntStream.range(0, points)
                    .mapToObj(i -> (Object) range.at(i / (points - 1.0)))
                    .distinct()
                    .toList();
            return new Decision(decision.name(), new Domain.Categorical(values));
        }
        Map<Object, List<Decision>> branches = new LinkedHashMap<>();
        decision.branches().forEach((value, below) -> branches.put(value, listed(below, points)));
        return new Decision(decision.name(), decision.domain(), branches);
    }

    @Override
    public Proposal propose(RandomGenerator random) {
        if (all.hasNext() || last == null) {
            last = space.member(all.next().values());
            done++;
        }
        return new Proposal(last, "number " + done + " of " + size);
    }

    @Override
    public void observe(Trial trial) {
        // the order is fixed; results change nothing
    }

    @Override
    public Explanation explain() {
        return Explanation.of(
                last == null
                        ? "Nothing was proposed yet; there are " + size + " architectures."
                        : "Took number " + done + " of " + size
                                + " in order, the last decision changing fastest; results change nothing.",
                TablePanel.of("progress", "number", "value")
                        .plus("proposed", done)
                        .plus("in all", size.toString()));
    }
}
