package org.nasturtium.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.statistics.Sample;

/**
 * The trainings of one trial, which differ by their seeds alone, as one result: means, spreads, and the weights of the
 * median one, since the best one would promise more than the mean keeps.
 *
 * @param networks at least one, in the order of the repeats
 * @param joules that all of them cost, stages of lower fidelities included
 */
record Repeats(List<TrainedNetwork> networks, double joules) {
    Repeats {
        networks = List.copyOf(networks);
    }

    /** Means of what was scored; of several trainings also the standard deviations, {@code accuracySd}. */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Scores first = networks.get(0).scores();
        for (String word : first == null
                ? List.<String>of()
                : new TreeSet<>(first.metrics().keySet())) {
            Sample sample = Sample.of(each(network -> metric(network, word)));
            metrics.put(word, sample.mean());
            if (networks.size() > 1) {
                metrics.put(Metric.sd(word), sample.sd());
            }
        }
        return metrics;
    }

    /** The median's weights and scores, the mean curve, the cost of all. */
    TrainedNetwork whole() {
        if (networks.size() == 1) {
            return networks.get(0);
        }
        TrainedNetwork median = median();
        return new TrainedNetwork(
                median.weights(),
                median.scores(),
                curve(),
                median.keptEpoch(),
                "repeat " + (networks.indexOf(median) + 1) + " of " + networks.size() + ", the median: "
                        + median.ending(),
                Arrays.stream(each(TrainedNetwork::seconds)).sum(),
                Arrays.stream(each(TrainedNetwork::cpuSeconds)).sum(),
                networks.stream().mapToInt(TrainedNetwork::steps).sum(),
                median.estimatedBytes(),
                networks.stream()
                        .mapToLong(TrainedNetwork::processPeakBytes)
                        .max()
                        .orElse(0),
                null);
    }

    /** By the validation score; of an even number the better of the two in the middle. */
    private TrainedNetwork median() {
        List<TrainedNetwork> sorted = new ArrayList<>(networks);
        sorted.sort(Comparator.comparingDouble(Repeats::score));
        return sorted.get(sorted.size() / 2);
    }

    private static double score(TrainedNetwork network) {
        Scores scores = network.scores();
        return scores == null ? 0 : scores.primary();
    }

    private static double metric(TrainedNetwork network, String word) {
        Scores scores = network.scores();
        return scores == null ? Double.NaN : scores.metrics().getOrDefault(word, Double.NaN);
    }

    /** As long as the shortest; the seconds of an epoch are those of all. */
    private List<CurvePoint> curve() {
        int epochs = networks.stream()
                .mapToInt(network -> network.curve().size())
                .min()
                .orElse(0);
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 0; i < epochs; i++) {
            curve.add(new CurvePoint(
                    networks.get(0).curve().get(i).epoch(),
                    mean(i, CurvePoint::trainLoss),
                    mean(i, CurvePoint::validationLoss),
                    mean(i, CurvePoint::validationScore),
                    mean(i, CurvePoint::seconds) * networks.size()));
        }
        return curve;
    }

    private double mean(int epoch, ToDoubleFunction<CurvePoint> number) {
        return Arrays.stream(
                        each(network -> number.applyAsDouble(network.curve().get(epoch))))
                .average()
                .orElse(Double.NaN);
    }

    private double[] each(ToDoubleFunction<TrainedNetwork> number) {
        return networks.stream().mapToDouble(number).toArray();
    }
}
