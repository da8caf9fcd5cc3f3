package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** Points of a chart on their way into a trace: two coordinates and a text; what is not finite is left out. */
final class Points {
    private static final int LONGEST_TEXT = 160;

    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    void add(double x, double y, String text) {
        if (Double.isFinite(x) && Double.isFinite(y)) {
            this.x.add(x);
            this.y.add(y);
            texts.add(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…");
        }
    }

    boolean isEmpty() {
        return x.isEmpty();
    }

    double leastY() {
        return y.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    double[] x() {
        return x.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] y() {
        return y.stream().mapToDouble(Double::doubleValue).toArray();
    }

    ScatterTrace trace(String name, Marker marker) {
        return ScatterTrace.builder(x(), y())
                .mode(ScatterTrace.Mode.MARKERS)
                .name(name)
                .text(texts.toArray(String[]::new))
                .marker(marker)
                .build();
    }

    /** What is read when the pointer rests on a trial. */
    static String text(Trial trial) {
        String cause = Findings.cause(trial);
        return "trial " + trial.id() + ", " + trial.origin() + (cause.isEmpty() ? "" : ": " + cause) + " | "
                + trial.architecture().text();
    }
}
