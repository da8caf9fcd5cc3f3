package org.nasturtium.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
 * The incumbent of one objective: the best by it (first seen wins ties, only trials of the highest fidelity that the search
 * reached). On a table that has a report for it, the incumbent's report counts, which no search sees; else the objective
 * itself, and so with a reward, of which a table has no report.
 */
final class IncumbentMeasure implements Measure {
    private final SearchDefinition search;
    private final Objective objective;
    private final @Nullable LoadedTable table;
    private final @Nullable String report;
    private final Map<Architecture, Double> reports = new ConcurrentHashMap<>();

    private IncumbentMeasure(
            SearchDefinition search, Objective objective, @Nullable LoadedTable table, @Nullable String report) {
        this.search = search;
        this.objective = objective;
        this.table = table;
        this.report = report;
    }

    static IncumbentMeasure of(SearchDefinition search) {
        Objective objective = search.objectives().get(0);
        LoadedTable table = search.data() instanceof TableSource source ? source.load() : null;
        String report = table == null || search.reward() != null ? null : report(table, objective);
        return new IncumbentMeasure(search, objective, table, report);
    }

    /** The report of the objective itself, or the only one that there is. */
    private static @Nullable String report(LoadedTable table, Objective objective) {
        List<String> words =
                table.report().stream().map(column -> column.metric().word()).toList();
        return words.contains(objective.metric()) || words.size() != 1
                ? words.stream().filter(objective.metric()::equals).findFirst().orElse(null)
                : words.get(0);
    }

    @Override
    public Objective objective() {
        return objective;
    }

    @Override
    public String words() {
        if (report != null) {
            return "the table's test column `" + report + "` of the incumbent, which the search selected by `"
                    + objective.metric() + "` alone";
        }
        return table == null
                ? "validation " + objective.metric() + " of the best trial; the test split is not read"
                : objective.metric() + " of the best row, the table having no report of it";
    }

    /** Each by itself. */
    @Override
    public Function<List<Trial>, IncumbentCurve> among(List<List<Trial>> searches) {
        return this::curve;
    }

    private IncumbentCurve curve(List<Trial> trials) {
        double most = trials.stream()
                .filter(this::counts)
                .mapToDouble(Evaluated::part)
                .max()
                .orElse(1);
        List<Double> values = new ArrayList<>();
        Trial incumbent = null;
        double value = Double.NaN;
        for (Trial trial : trials) {
            if (counts(trial)
                    && trial.part() == most
                    && (incumbent == null || objective.isBetter(signal(trial), signal(incumbent)))) {
                incumbent = trial;
                value = reported(trial);
            }
            values.add(value);
        }
        return IncumbentCurve.of(search, trials, values);
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
