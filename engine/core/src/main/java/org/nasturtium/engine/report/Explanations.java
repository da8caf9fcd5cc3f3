package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.strategy.Explanation;
import org.nasturtium.engine.strategy.panel.Panel;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What a strategy says of itself, as a piece of a page and as lines of a terminal. */
public final class Explanations {
    private static final int ROWS = 12;
    private static final int TEXT_WIDTH = 120;

    private Explanations() {}

    /** The sentence, then each panel drawn, or as a table where that is the right form. */
    public static String html(Explanation explanation) {
        StringBuilder html = new StringBuilder("<div><p>")
                .append(Markup.escape(explanation.sentence()))
                .append("</p>");
        for (Panel panel : explanation.panels()) {
            String svg = PanelDrawings.svg(panel);
            html.append("<div style=\"margin:0 0 .8em\">");
            if (svg.isEmpty()) {
                html.append("<b style=\"font-size:13px\">")
                        .append(Markup.escape(panel.name()))
                        .append("</b>")
                        .append(TableHtml.of(table(panel), ROWS));
            } else {
                html.append(FigureHtml.picture(svg, panel.name() + ": " + panel.columns()));
            }
            html.append("</div>");
        }
        return html.append("</div>").toString();
    }

    /** The sentence, then each panel as a table. */
    public static String text(Explanation explanation) {
        StringBuilder text = new StringBuilder(explanation.sentence());
        for (Panel panel : explanation.panels()) {
            text.append("\n\n").append(panel.name()).append('\n').append(TableText.of(table(panel), TEXT_WIDTH, ROWS));
        }
        return text.toString();
    }

    /** A panel as a table, columns of numbers being numbers. */
    public static Table table(Panel panel) {
        List<Column<?>> columns = new ArrayList<>();
        for (int c = 0; c < panel.columns().size(); c++) {
            int column = c;
            List<@Nullable Object> cells = new ArrayList<>();
            panel.rows().forEach(row -> cells.add(row.get(column)));
            columns.add(column(panel.columns().get(c) + " ".repeat(copies(panel.columns(), c)), cells));
        }
        return Table.create(panel.name(), columns.toArray(Column<?>[]::new));
    }

    /** How many columns before have the same name, which a table, ignoring case, does not allow. */
    private static int copies(List<String> names, int place) {
        return (int) names.subList(0, place).stream()
                .filter(name -> name.equalsIgnoreCase(names.get(place)))
                .count();
    }

    private static Column<?> column(String name, List<@Nullable Object> cells) {
        if (cells.stream().allMatch(cell -> cell == null || cell instanceof Long)) {
            LongColumn whole = LongColumn.create(name);
            cells.forEach(cell -> {
                if (cell instanceof Long number) {
                    whole.append(number);
                } else {
                    whole.appendMissing();
                }
            });
            return whole;
        }
        if (cells.stream().allMatch(cell -> cell == null || cell instanceof Number)) {
            return DoubleColumn.create(
                    name,
                    cells.stream()
                            .mapToDouble(cell -> cell instanceof Number number ? number.doubleValue() : Double.NaN)
                            .toArray());
        }
        return StringColumn.create(
                name,
                cells.stream().map(cell -> cell == null ? "" : cell.toString()).toList());
    }
}
