package org.nasturtium.engine.train;

import java.util.List;
import java.util.stream.Stream;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.words.NearestWord;

/**
 * What an evaluation by training needs to know of a search.
 *
 * @param space the searched one, training decisions included
 * @param training how trials are trained
 * @param data what is learnt from
 * @param metrics what must be known of a trial
 * @param limits hard bounds
 * @param memoryLimitBytes largest estimated training memory of a trial; 0 = no limit
 */
public record EvaluationPlan(
        SearchSpace space,
        TrainingPlan training,
        SearchData data,
        List<String> metrics,
        List<Limit> limits,
        long memoryLimitBytes) {
    public EvaluationPlan {
        metrics = List.copyOf(metrics);
        limits = List.copyOf(limits);
        boolean classes = data.task() instanceof Task.Classification;
        List<Metric> absent = classes ? List.of(Metric.RMSE, Metric.R2) : List.of(Metric.ACCURACY, Metric.F1);
        for (String word : words(metrics, limits).toList()) {
            if (Metric.find(word) == null) {
                throw new IllegalArgumentException("metric `" + word + "` is not known from training on `" + data.name()
                        + "`\n"
                        + NearestWord.hint(
                                word, Metric.own().stream().map(Metric::word).toList()));
            }
            if (Metric.isSpread(word) && training.repeats() == 1) {
                throw new IllegalArgumentException("metric `" + word + "` is a spread over repeats, and each trial is"
                        + " trained once\nMaybe `train ..., repeats: 3`.");
            }
            if (Metric.named(word).known() == Metric.Known.UNTRAINED
                    && limits.stream().anyMatch(limit -> limit.metric().equals(word))) {
                throw new IllegalArgumentException(
                        "`" + word + "` cannot be a limit: a zero-cost proxy is never a verdict" + "\nMaybe `maximize "
                                + word + "`, or a limit on params or macs.");
            }
            if (absent.contains(Metric.spreadOf(word))) {
                throw new IllegalArgumentException(
                        "metric `" + word + "` does not exist for `" + data.name() + "`, which "
                                + (classes
                                        ? "has classes\nMaybe accuracy, f1 or loss."
                                        : "predicts a number\nMaybe r2, rmse or loss."));
            }
        }
    }

    /** Whether one of these is an objective or has a limit. */
    public boolean wants(Metric... asked) {
        return words(metrics, limits).anyMatch(word -> List.of(asked).contains(Metric.named(word)));
    }

    /** The zero-cost proxies that are wanted. */
    public List<ProxyKind> proxies() {
        return metrics.stream()
                .map(Metric::named)
                .filter(metric -> metric.known() == Metric.Known.UNTRAINED)
                .map(metric -> Proxies.named(metric.word()))
                .toList();
    }

    /** Whether nothing has to be trained: proxies are wanted, and nothing that training or measuring would tell. */
    public boolean isUntrained() {
        return !proxies().isEmpty()
                && words(metrics, limits)
                        .map(word -> Metric.named(word).known())
                        .allMatch(known -> known == Metric.Known.UNTRAINED || known == Metric.Known.FROM_GRAPH);
    }

    private static Stream<String> words(List<String> metrics, List<Limit> limits) {
        return Stream.concat(metrics.stream(), limits.stream().map(Limit::metric));
    }
}
