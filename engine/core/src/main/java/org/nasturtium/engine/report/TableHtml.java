package org.nasturtium.engine.report;

import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as HTML that survives a notebook's sanitiser: inline styles only, no script, colours that suit a light and a
 * dark page.
 */
public final class TableHtml {
    /** Rows shown where nothing else is said. */
    public static final int USUAL_ROWS = 20;

    private static final String RULE = "1px solid rgba(128,128,128,0.25)";
    private static final int LONGEST_TEXT = 60;

    private TableHtml() {}

    /** The first rows, then how many more there are. */
    public static String of(Table table) {
        return of(table, USUAL_ROWS);
    }

    /** At most so many rows, then how many more there are. */
    public static String of(Table table, int rows) {
        return of(table.columns(), rows);
    }

    /** The same of columns that are no table yet: the first table of a process costs most of a second. */
    public static String of(List<? extends Column<?>> columns, int rows) {
        int count = columns.isEmpty() ? 0 : columns.get(0).size();
        StringBuilder html = new StringBuilder("<div style=\"overflow-x:auto;max-width:100%\">"
                + "<table cellpadding=\"4\" style=\"color:inherit;border-collapse:collapse;font-size:13px;line-height:1.4;"
                + "font-variant-numeric:tabular-nums;margin:4px 0\">\n<thead><tr>");
        for (Column<?> column : columns) {
            html.append("<th style=\"text-align:")
                    .append(side(column))
                    .append(";border-bottom:2px solid rgba(128,128,128,0.6);white-space:nowrap\">")
                    .append(Markup.escape(column.name()))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        int shown = Math.min(rows, count);
        for (int row = 0; row < shown; row++) {
            html.append("<tr style=\"border-bottom:" + RULE + "\">");
            for (Column<?> column : columns) {
                cell(html, column, row);
            }
            html.append("</tr>\n");
        }
        if (shown < count) {
            html.append("<tr><td colspan=\"")
                    .append(Math.max(1, columns.size()))
                    .append("\" style=\"text-align:left;opacity:0.7;font-style:italic\">... ")
                    .append(count - shown)
                    .append(" more rows</td></tr>\n");
        }
        return html.append("</tbody></table></div>").toString();
    }

    private static void cell(StringBuilder html, Column<?> column, int row) {
        String text = Cells.text(column, row);
        boolean wraps = text.length() > LONGEST_TEXT;
        boolean kept = !wraps && text.indexOf(' ') >= 0;
        html.append("<td style=\"text-align:")
                .append(side(column))
                .append(wraps ? ";min-width:22em" : kept ? ";white-space:nowrap" : "")
                .append("\">")
                .append(Markup.escape(text))
                .append("</td>");
    }

    private static String side(Column<?> column) {
        return Cells.isNumber(column) ? "right" : "left";
    }
}
