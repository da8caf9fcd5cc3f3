package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.PosteriorPanel;
import org.nasturtium.engine.strategy.panel.SlicePanel;
import org.nasturtium.engine.strategy.surrogate.Candidates;
import org.nasturtium.engine.strategy.surrogate.FeatureEncoding;
import org.nasturtium.engine.strategy.surrogate.GaussianProcess;

/** What a Gaussian process believes, in the unit of the metric: of the candidates, and along one decision. */
final class BeliefPanels {
    private static final int PLACES = 40;

    private final SearchSpace space;
    private final String metric;
    private final DoubleUnaryOperator unit;
    private final double incumbent;

    /**
     * @param unit from the model's standardised scores to the metric
     * @param incumbent the best known score, standardised
     */
    BeliefPanels(SearchSpace space, List<Objective> objectives, DoubleUnaryOperator unit, double incumbent) {
        this.space = space;
        this.metric = objectives.size() == 1 ? objectives.get(0).metric() : "weighted score";
        this.unit = unit;
        this.incumbent = incumbent;
    }

    private double low(Candidates.Choice choice) {
        return Math.min(end(choice, -1), end(choice, 1));
    }

    private double high(Candidates.Choice choice) {
        return Math.max(end(choice, -1), end(choice, 1));
    }

    private double end(Candidates.Choice choice, int deviations) {
        return unit.applyAsDouble(choice.mean() + deviations * choice.deviation());
    }

    PosteriorPanel posterior(List<NearbyAcquisition.Found> best) {
        return new PosteriorPanel(
                "posterior",
                space,
                metric,
                "expected improvement",
                unit.applyAsDouble(incumbent),
                best.stream()
                        .map(found -> new PosteriorPanel.Candidate(
                                found.architecture(),
                                end(found.choice(), 0),
                                low(found.choice()),
                                high(found.choice()),
                                found.choice().improvement()))
                        .toList());
    }

    /**
     * Along the most relevant decision below which no others hang; null if there is none.
     *
     * @param believe the model's belief of each
     * @param measured what an architecture scored; null if it was not measured
     */
    @Nullable
    SlicePanel slice(
            Architecture chosen,
            FeatureEncoding features,
            GaussianProcess process,
            Function<List<Architecture>, List<Candidates.Choice>> believe,
            Function<Architecture, @Nullable Double> measured) {
        Decision decision = mostRelevant(chosen, features, process);
        if (decision == null) {
            return null;
        }
        List<Architecture> members = values(decision, chosen.value(decision.name())).stream()
                .map(value -> with(chosen, decision.name(), value))
                .toList();
        List<Candidates.Choice> beliefs = believe.apply(members);
        List<SlicePanel.Point> points = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Architecture member = members.get(i);
            Candidates.Choice belief = beliefs.get(i);
            Double seen = measured.apply(member);
            boolean isChosen = member.equals(chosen);
            points.add(new SlicePanel.Point(
                    member.value(decision.name()),
                    end(belief, 0),
                    low(belief),
                    high(belief),
                    seen == null || isChosen ? belief.improvement() : 0,
                    seen,
                    isChosen));
        }
        return new SlicePanel(
                "the belief along " + decision.name(), decision.name(), metric, unit.applyAsDouble(incumbent), points);
    }

    private Architecture with(Architecture chosen, String decision, Object value) {
        Map<String, Object> values = new LinkedHashMap<>(chosen.values());
        values.put(decision, value);
        return space.member(values);
    }

    /** Each value of a short domain, even places of a long one; always the one that was chosen. */
    private static List<Object> values(Decision decision, Object chosen) {
        Domain domain = decision.domain();
        List<Object> values = new ArrayList<>(
                domain.count() > 1 && domain.count() <= PLACES
                        ? domain.values()
                        : IntStream.rangeClosed(0, PLACES)
                                .mapToObj(place -> domain.at(place / (double) PLACES))
                                .toList());
        values.add(chosen);
        List<Object> distinct = new ArrayList<>(new LinkedHashSet<>(values));
        if (distinct.stream().allMatch(Number.class::isInstance)) {
            distinct.sort(Comparator.comparingDouble(value -> ((Number) value).doubleValue()));
        }
        return distinct;
    }

    private @Nullable Decision mostRelevant(Architecture chosen, FeatureEncoding features, GaussianProcess process) {
        Map<String, Decision> free = new LinkedHashMap<>();
        collect(space.decisions(), chosen, free);
        double[] scales = process.kernel().scales();
        return IntStream.range(0, scales.length)
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> -scales[feature]))
                .map(feature -> free.get(features.name(feature)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void collect(List<Decision> decisions, Architecture chosen, Map<String, Decision> free) {
        for (Decision decision : decisions) {
            if (decision.branches().isEmpty() && decision.domain().canChange()) {
                free.put(decision.name(), decision);
            }
            collect(decision.below(chosen.value(decision.name())), chosen, free);
        }
    }
}
