package org.nasturtium.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Evaluated;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.table.LoadedTable;
import org.nasturtium.engine.table.TableSource;

/**
 * What a comparison compares. With one objective: the incumbent is the best by the objective (first seen wins ties, only
 * trials of the highest fidelity that the search reached); on a table that has a report for it, the incumbent's report
 * counts, which no search sees; else the objective itself. Of several objectives the first.
 */
final class Measure {
    private final Objective objective;
    private final @Nullable LoadedTable table;
    private final @Nullable String report;
    private final Map<Architecture, Double> reports = new ConcurrentHashMap<>();

    private Measure(Objective objective, @Nullable LoadedTable table, @Nullable String report) {
        this.objective = objective;
        this.table = table;
        this.report = report;
    }

    /** Of one objective. */
    static Measure of(SearchDefinition search) {
        Objective objective = search.objectives().get(0);
        LoadedTable table = search.data() instanceof TableSource source ? source.load() : null;
        return new Measure(objective, table, table == null ? null : report(table, objective));
    }

    /** The report of the objective itself, or the only one that there is. */
    private static @Nullable String report(LoadedTable table, Objective objective) {
        List<String> words =
                table.report().stream().map(column -> column.metric().word()).toList();
        return words.contains(objective.metric()) || words.size() != 1
                ? words.stream().filter(objective.metric()::equals).findFirst().orElse(null)
                : words.get(0);
    }

    Objective objective() {
        return objective;
    }

    /** What the numbers of the comparison are, a phrase. */
    String words() {
        if (report != null) {
            return "the table's test column `" + report + "` of the incumbent, which the search selected by `"
                    + objective.metric() + "` alone";
        }
        return table == null
                ? "validation " + objective.metric() + " of the best trial; the test split is not read"
                : objective.metric() + " of the best row, the table having no report of it";
    }

    IncumbentCurve curve(List<Trial> trials) {
        double most = trials.stream()
                .filter(this::counts)
                .mapToDouble(Evaluated::part)
                .max()
                .orElse(1);
        List<IncumbentCurve.Step> steps = new ArrayList<>();
        double epochs = 0;
        double seconds = 0;
        Trial incumbent = null;
        double value = Double.NaN;
        for (Trial trial : trials) {
            epochs += trial.fidelity().wholeEpochs();
            seconds += trial.seconds();
            if (counts(trial)
                    && trial.part() == most
                    && (incumbent == null || objective.isBetter(signal(trial), signal(incumbent)))) {
                incumbent = trial;
                value = reported(trial);
            }
            steps.add(new IncumbentCurve.Step(steps.size() + 1, epochs, seconds, value));
        }
        return new IncumbentCurve(steps);
    }

    private boolean counts(Trial trial) {
        return trial.outcome() instanceof Outcome.Completed && Double.isFinite(signal(trial));
    }

    private double signal(Trial trial) {
        return trial.metrics().getOrDefault(objective.metric(), Double.NaN);
    }

    private double reported(Trial trial) {
        if (table == null || report == null) {
            return signal(trial);
        }
        return reports.computeIfAbsent(
                trial.architecture(), architecture -> table.report(architecture).getOrDefault(report, Double.NaN));
    }
}
