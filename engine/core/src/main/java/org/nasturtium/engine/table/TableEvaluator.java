package org.nasturtium.engine.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.words.NearestWord;

/**
 * Judges an architecture by looking it up. One without a row, without a number that is wanted, or that cannot run on a
 * wanted device is infeasible.
 */
public final class TableEvaluator implements Evaluator, Fidelities {
    private final LoadedTable table;
    private final List<Limit> limits;
    private final Set<String> wanted = new TreeSet<>();

    /** An evaluator of one search; a metric that the table does not have is an error. */
    public TableEvaluator(LoadedTable table, List<String> metrics, List<Limit> limits) {
        this.table = table;
        this.limits = List.copyOf(limits);
        wanted.addAll(metrics);
        limits.forEach(limit -> wanted.add(limit.metric()));
        List<String> known = table.fidelities().get(0).columns().stream()
                .map(column -> column.metric().word())
                .toList();
        for (String word : wanted) {
            if (!known.contains(word)) {
                throw new IllegalArgumentException(
                        "metric `" + word + "` is not in " + table.name() + "\n" + NearestWord.hint(word, known));
            }
        }
    }

    @Override
    public List<Double> parts() {
        return table.fidelities().stream()
                .map(level -> (double) level.epochs() / mostEpochs())
                .toList();
    }

    @Override
    public Fidelity at(Architecture architecture, double part) {
        return new Fidelity((int) Math.max(1, Math.round(part * mostEpochs())), 1, part);
    }

    /** Every fidelity of a table is a training of its own. */
    @Override
    public boolean carriesOn() {
        return false;
    }

    /** Of a full evaluation. */
    public int mostEpochs() {
        return table.fidelities().get(table.fidelities().size() - 1).epochs();
    }

    /** Why an architecture is not worth a trial, where its graph says so: parameters and operations. */
    public Outcome.@Nullable Infeasible precheck(Architecture architecture) {
        int row = table.rows().row(architecture);
        if (row < 0) {
            return null;
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (TableColumn column : table.fidelities().get(0).columns()) {
            if (column.metric().known() == Metric.Known.FROM_GRAPH) {
                metrics.put(column.metric().word(), column.value(table.rows(), row));
            }
        }
        return broken(metrics);
    }

    @Override
    public Outcome evaluate(TrialSpec spec, Progress progress) {
        int row = table.rows().row(spec.architecture());
        if (row < 0) {
            return new Outcome.Infeasible("not in the table", Map.of());
        }
        LoadedTable.Level level = level(spec.fidelity());
        Map<String, Double> metrics = new LinkedHashMap<>();
        String missing = null;
        for (TableColumn column : level.columns()) {
            String word = column.metric().word();
            double value = column.value(table.rows(), row);
            if (!Double.isNaN(value)) {
                metrics.put(word, value);
            } else if (wanted.contains(word)) {
                missing = column.isImpossible(table.rows(), row)
                        ? column.impossible()
                        : "the table has no `" + word + "` of it";
            }
        }
        if (missing != null) {
            return new Outcome.Infeasible(missing, metrics);
        }
        Outcome rejected = broken(metrics);
        return rejected == null ? new Outcome.Completed(metrics, List.of()) : rejected;
    }

    private LoadedTable.Level level(Fidelity fidelity) {
        return table.fidelities().stream()
                .filter(level -> level.epochs() == fidelity.epochs())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        table.name() + " knows nothing after " + fidelity.epochs() + " epochs"));
    }

    private Outcome.@Nullable Infeasible broken(Map<String, Double> metrics) {
        for (Limit limit : limits) {
            Double value = metrics.get(limit.metric());
            if (value != null && !limit.holds(value)) {
                return new Outcome.Infeasible(limit.broken(metric(limit.metric()), value), metrics);
            }
        }
        return null;
    }

    private Metric metric(String word) {
        return table.fidelities().get(0).columns().stream()
                .map(TableColumn::metric)
                .filter(metric -> metric.word().equals(word))
                .findFirst()
                .orElse(Metric.column(word));
    }

    /** Seconds that a trial would have cost. */
    public double seconds(Fidelity fidelity) {
        return fidelity.wholeEpochs() * table.secondsPerEpoch();
    }
}
