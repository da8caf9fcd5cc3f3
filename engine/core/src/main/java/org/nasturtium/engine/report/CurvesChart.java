package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.compare.Band;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.IncumbentCurve.Cost;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.traces.Trace;

/** How each strategy's mean incumbent grows with what it spends, with the 95 % interval of the mean over seeds. */
record CurvesChart(String word, String axis, Cost cost) implements ComparisonChart {
    @Override
    public Figure figure(Comparison comparison) {
        List<Trace> traces = new ArrayList<>();
        for (int s = 0; s < comparison.strategies().size(); s++) {
            Band band = comparison.band(s, cost);
            String color = s == 0 ? Figures.GREY : Figures.SERIES.get((s - 1) % Figures.SERIES.size());
            String name = comparison.strategies().get(s).toString();
            double[] x = band.points().stream().mapToDouble(Band.Point::spent).toArray();
            if (comparison.seeds() > 1) {
                traces.add(edge(
                        x, band.points().stream().mapToDouble(Band.Point::low).toArray(), color));
                traces.add(edge(
                        x, band.points().stream().mapToDouble(Band.Point::high).toArray(), color));
            }
            traces.add(Figures.line(
                    name,
                    x,
                    band.points().stream().mapToDouble(Band.Point::mean).toArray(),
                    Figures.stroke(color, 2.5, Line.Shape.HV),
                    true));
        }
        return Figures.of(
                "Best so far, mean of " + comparison.seeds()
                        + (comparison.seeds() == 1 ? " seed (n = 1: no claim)" : " seeds and its 95 % interval"),
                Figures.axis(axis),
                range(comparison),
                traces);
    }

    /** From what was there after a twentieth of the cost on: the first draws would hide all that matters. */
    private Axis range(Comparison comparison) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < comparison.strategies().size(); s++) {
            List<Band.Point> points = comparison.band(s, cost).points();
            for (Band.Point point : points.subList(points.size() / 20, points.size())) {
                least = Math.min(least, Math.min(point.low(), point.mean()));
                most = Math.max(most, Math.max(point.high(), point.mean()));
            }
        }
        Axis.AxisBuilder builder = Axis.builder().title(comparison.objective().metric());
        double margin = 0.04 * (most - least);
        return most > least ? builder.range(least - margin, most + margin).build() : builder.build();
    }

    private static Trace edge(double[] x, double[] y, String color) {
        Line thin = Line.builder()
                .color(color)
                .width(0.8)
                .dash(Line.Dash.DOT)
                .shape(Line.Shape.HV)
                .build();
        return Figures.line("interval", x, y, thin, false);
    }
}
