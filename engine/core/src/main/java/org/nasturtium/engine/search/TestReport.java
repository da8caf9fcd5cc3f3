package org.nasturtium.engine.search;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.train.Scores;

/**
 * What the test split said of one trained network: read once, selected on nothing.
 *
 * @param task what was predicted
 * @param metrics accuracy, loss, f1; for a number to predict loss, rmse, r2
 * @param perClass precision, recall, F1 and support of each class; empty for regression
 * @param confusion rows = truth, columns = prediction, counts; empty for regression
 */
public record TestReport(
        Task task, Map<String, Double> metrics, List<ClassScore> perClass, List<List<Integer>> confusion) {
    public TestReport {
        metrics = Map.copyOf(metrics);
        perClass = List.copyOf(perClass);
        confusion = List.copyOf(confusion);
    }

    /** One class's scores. */
    public record ClassScore(String name, double precision, double recall, double f1, int support) {}

    /** The report of scores on the test split. */
    static TestReport of(Task task, Scores scores) {
        List<ClassScore> perClass = scores.perClass().stream()
                .map(score ->
                        new ClassScore(score.name(), score.precision(), score.recall(), score.f1(), score.support()))
                .toList();
        return new TestReport(task, scores.metrics(), perClass, scores.confusion());
    }
}
