package org.nasturtium.engine.train;

import java.util.List;
import java.util.Map;

/**
 * How well a network predicts a set of samples.
 *
 * @param metrics accuracy, loss, f1 of classes; loss, rmse, r2 of a number
 * @param perClass scores of each class, in the order of the classes; empty for a number
 * @param confusion rows = truth, columns = prediction, counts; empty for a number
 */
public record Scores(Map<String, Double> metrics, List<OfClass> perClass, List<List<Integer>> confusion) {
    public Scores {
        metrics = Map.copyOf(metrics);
        perClass = List.copyOf(perClass);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /** One class's scores; a ratio without cases is 0. */
    public record OfClass(String name, double precision, double recall, double f1, int support) {}

    public double loss() {
        return metric("loss");
    }

    /** The one number by which epochs are compared, higher is better: accuracy, or r2 of a number. */
    public double primary() {
        return metric(metrics.containsKey("accuracy") ? "accuracy" : "r2");
    }

    private double metric(String word) {
        return metrics.getOrDefault(word, Double.NaN);
    }
}
