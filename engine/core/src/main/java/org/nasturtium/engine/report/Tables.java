package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.Standing;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.search.TestReport.ClassScore;
import org.nasturtium.engine.statistics.PairedTest;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A search's and a test's numbers as Tablesaw tables. */
public final class Tables {
    private Tables() {}

    /** A line a trial, in the order of ids: status, metrics, seconds, origin, a column a decision. */
    public static Table trials(SearchResult result) {
        return table("Trials", result.trials(), result.definition().objectives());
    }

    /** The completed trials, best first. */
    public static Table bestFirst(SearchResult result) {
        List<Objective> objectives = result.definition().objectives();
        return table("Best trials", ParetoFront.bestFirst(result.trials(), objectives), objectives);
    }

    /** The non-dominated trials, best in the first objective first. */
    public static Table front(SearchResult result) {
        List<Objective> objectives = result.definition().objectives();
        List<Trial> front = ParetoFront.of(result.trials(), objectives);
        return table("Front", ParetoFront.bestFirst(front, objectives), objectives);
    }

    /** Any trials of a search with these objectives. */
    public static Table table(String name, List<Trial> trials, List<Objective> objectives) {
        Table table = Table.create(name);
        table.addColumns(
                IntColumn.create("id", trials.stream().mapToInt(Trial::id).toArray()),
                text("status", trials.stream().map(trial -> trial.outcome().status())));
        for (String metric : metrics(trials, objectives)) {
            table.addColumns(DoubleColumn.create(
                    metric,
                    trials.stream()
                            .mapToDouble(trial -> Findings.value(trial, metric))
                            .toArray()));
        }
        table.addColumns(
                DoubleColumn.create(
                        "seconds", trials.stream().mapToDouble(Trial::seconds).toArray()),
                text("origin", trials.stream().map(Trial::origin)));
        Set<String> decisions = new LinkedHashSet<>();
        trials.forEach(trial -> decisions.addAll(trial.architecture().values().keySet()));
        decisions.forEach(decision -> table.addColumns(decision(table, decision, trials)));
        if (trials.stream().anyMatch(trial -> !Findings.cause(trial).isEmpty())) {
            table.addColumns(text(free(table, "cause"), trials.stream().map(Findings::cause)));
        }
        return table;
    }

    /** A line a strategy: its numbers over the seeds, and the paired test against random search. */
    public static Table comparison(Comparison comparison) {
        List<Standing> rows = comparison.standings();
        Table table = Table.create(
                "Comparison",
                text("strategy", rows.stream().map(row -> row.strategy().toString())),
                numbers("mean", rows, row -> row.values().mean()),
                numbers("sd", rows, row -> row.values().sd()),
                numbers("error", rows, row -> row.values().error()),
                numbers("median", rows, row -> row.values().median()),
                numbers("best", rows, Standing::best),
                numbers("rank", rows, Standing::rank),
                numbers("difference", rows, row -> tested(row, PairedTest::difference)),
                numbers("low", rows, row -> tested(row, PairedTest::low)),
                numbers("high", rows, row -> tested(row, PairedTest::high)),
                numbers("p", rows, row -> tested(row, PairedTest::p)),
                numbers("effect", rows, row -> tested(row, PairedTest::effect)),
                numbers("better", rows, row -> tested(row, PairedTest::better)),
                numbers("queries", rows, Standing::queries));
        if (rows.stream().anyMatch(row -> row.missing() > 0)) {
            table.addColumns(numbers("nothing found", rows, row -> (double) row.missing()));
        }
        return table;
    }

    private static double tested(Standing row, ToDoubleFunction<PairedTest> number) {
        PairedTest test = row.againstRandom();
        return test == null ? Double.NaN : number.applyAsDouble(test);
    }

    /** On how many seeds each strategy (line) is better than each other (column). */
    public static Table wins(Comparison comparison) {
        List<String> names =
                comparison.strategies().stream().map(StrategyChoice::toString).toList();
        int[][] wins = comparison.wins();
        Table table = Table.create("Wins", text("better \\ than", names.stream()));
        for (int column = 0; column < names.size(); column++) {
            int than = column;
            table.addColumns(IntColumn.create(
                    free(table, names.get(column)),
                    java.util.stream.IntStream.range(0, names.size())
                            .map(row -> wins[row][than])
                            .toArray()));
        }
        return table;
    }

    private static <T> DoubleColumn numbers(String name, List<T> rows, ToDoubleFunction<T> number) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(number).toArray());
    }

    /** Precision, recall, F1 and support of each class; empty for regression. */
    public static Table perClass(TestReport test) {
        List<ClassScore> scores = test.perClass();
        return Table.create(
                "Per class",
                text("class", scores.stream().map(ClassScore::name)),
                DoubleColumn.create(
                        "precision",
                        scores.stream().mapToDouble(ClassScore::precision).toArray()),
                DoubleColumn.create(
                        "recall",
                        scores.stream().mapToDouble(ClassScore::recall).toArray()),
                DoubleColumn.create(
                        "f1", scores.stream().mapToDouble(ClassScore::f1).toArray()),
                IntColumn.create(
                        "support", scores.stream().mapToInt(ClassScore::support).toArray()));
    }

    /** Counts: a line a true class, a column a predicted one; empty for regression. */
    public static Table confusion(TestReport test) {
        List<String> classes = classes(test);
        Table table = Table.create("Confusion", text("true \\ predicted", classes.stream()));
        for (int predicted = 0; predicted < classes.size(); predicted++) {
            int column = predicted;
            table.addColumns(IntColumn.create(
                    free(table, classes.get(predicted)),
                    test.confusion().stream().mapToInt(row -> row.get(column)).toArray()));
        }
        return table;
    }

    static List<String> classes(TestReport test) {
        return test.task() instanceof Task.Classification classification
                        && classification.classes().size() == test.confusion().size()
                ? classification.classes()
                : List.of();
    }

    private static List<String> metrics(List<Trial> trials, List<Objective> objectives) {
        Set<String> metrics = new LinkedHashSet<>();
        objectives.forEach(objective -> metrics.add(objective.metric()));
        for (String usual :
                List.of(Metric.ACCURACY.word(), Metric.RMSE.word(), Metric.LOSS.word(), Metric.PARAMS.word())) {
            if (trials.stream().anyMatch(trial -> trial.metrics().containsKey(usual))) {
                metrics.add(usual);
                if (trials.stream().anyMatch(trial -> trial.metrics().containsKey(Metric.sd(usual)))) {
                    metrics.add(Metric.sd(usual));
                }
            }
        }
        return List.copyOf(metrics);
    }

    private static Column<?> decision(Table table, String decision, List<Trial> trials) {
        List<Object> values = new ArrayList<>();
        trials.forEach(trial -> values.add(trial.architecture().values().getOrDefault(decision, "")));
        String name = free(table, decision);
        boolean whole = values.stream().allMatch(value -> value.equals("") || isInt(value));
        boolean numeric = values.stream().allMatch(value -> value.equals("") || value instanceof Number);
        if (whole) {
            IntColumn column = IntColumn.create(name);
            values.forEach(value -> {
                if (value instanceof Number number) {
                    column.append(number.intValue());
                } else {
                    column.appendMissing();
                }
            });
            return column;
        }
        return numeric
                ? DoubleColumn.create(
                        name,
                        values.stream()
                                .mapToDouble(
                                        value -> value instanceof Number number ? number.doubleValue() : Double.NaN)
                                .toArray())
                : text(name, values.stream().map(String::valueOf));
    }

    private static boolean isInt(Object value) {
        return value instanceof Long number && number > Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
    }

    private static StringColumn text(String name, java.util.stream.Stream<String> values) {
        return StringColumn.create(name, values.toArray(String[]::new));
    }

    /** A column name that the table, which ignores case, does not have yet. */
    private static String free(Table table, String name) {
        String free = name;
        while (table.containsColumn(free)) {
            free += "'";
        }
        return free;
    }
}
