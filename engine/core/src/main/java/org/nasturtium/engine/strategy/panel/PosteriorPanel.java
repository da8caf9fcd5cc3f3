package org.nasturtium.engine.strategy.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/**
 * What a model believes of the architectures that it chose among: a mean, how unsure it is, and how much each promises.
 *
 * @param space theirs
 * @param metric what is predicted
 * @param promise what it goes by: {@code expected improvement}
 * @param incumbent the best known value; null where there is none in this unit
 * @param candidates the chosen one first
 */
public record PosteriorPanel(
        String name,
        SearchSpace space,
        String metric,
        String promise,
        @Nullable Double incumbent,
        List<Candidate> candidates)
        implements Panel {
    /**
     * One of them.
     *
     * @param low where 68 % of the belief begin, in the metric's unit
     * @param high where they end
     */
    public record Candidate(Architecture architecture, double mean, double low, double high, double promise) {}

    public PosteriorPanel {
        candidates = List.copyOf(candidates);
    }

    @Override
    public List<String> columns() {
        return List.of("architecture", "mean", "68 % from", "to", promise);
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return candidates.stream()
                .map(one -> Rows.row(one.architecture().text(), one.mean(), one.low(), one.high(), one.promise()))
                .toList();
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.posterior(this);
    }
}
