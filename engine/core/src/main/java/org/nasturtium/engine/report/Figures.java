package org.nasturtium.engine.report;

import java.util.List;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Margin;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** The look that all our figures share: colours that suit light and dark pages, sizes, margins. */
final class Figures {
    static final String BLUE = "#3b7dd8";
    static final String ORANGE = "#e8833a";
    static final String GREEN = "#3f9b5f";
    static final String RED = "#d1495b";
    static final String GREY = "#8a94a3";
    /** Told apart by people who see colours differently, too. */
    static final List<String> SERIES = List.of(BLUE, ORANGE, GREEN, "#8662c7", "#2aa3a3", "#c2549d");

    static final int WIDTH = 720;
    static final int HEIGHT = 400;

    private Figures() {}

    static Figure of(String title, String xTitle, String yTitle, List<? extends Trace> traces) {
        return of(title, axis(xTitle), axis(yTitle), traces);
    }

    static Figure of(String title, Axis x, Axis y, List<? extends Trace> traces) {
        return of(title, x, y, HEIGHT, traces);
    }

    static Figure of(String title, Axis x, Axis y, int height, List<? extends Trace> traces) {
        Layout layout = Layout.builder()
                .title(title)
                .width(WIDTH)
                .height(height)
                .margin(Margin.builder().top(76).bottom(56).left(72).right(24).build())
                .xAxis(x)
                .yAxis(y)
                .build();
        return new Figure(layout, traces.toArray(Trace[]::new));
    }

    /** A figure without traces that says why. */
    static Figure empty(String sentence) {
        return of(sentence, "", "", List.of());
    }

    static Axis axis(String title) {
        return Axis.builder().title(title).build();
    }

    /** Logarithmic where the numbers span more than a factor of twenty. */
    static Axis axis(String title, List<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        boolean wide = least > 0 && most / least > 20;
        return Axis.builder()
                .title(title)
                .type(wide ? Axis.Type.LOG : Axis.Type.LINEAR)
                .build();
    }

    static Marker marker(String color, Symbol symbol, double size, double opacity) {
        return Marker.builder()
                .color(color)
                .symbol(symbol)
                .size(size)
                .opacity(opacity)
                .build();
    }

    static ScatterTrace line(String name, double[] x, double[] y, Line line, boolean inLegend) {
        return ScatterTrace.builder(x, y)
                .mode(ScatterTrace.Mode.LINE)
                .name(name)
                .line(line)
                .showLegend(inLegend)
                .build();
    }

    static Line stroke(String color, double width, Line.Shape shape) {
        return Line.builder().color(color).width(width).shape(shape).build();
    }

    static Line dashes(String color) {
        return Line.builder()
                .color(color)
                .width(1.5)
                .dash(Line.Dash.DASH)
                .simplify(true)
                .build();
    }
}
