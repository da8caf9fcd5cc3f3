package org.nasturtium.kernel.live;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.report.FigureHtml;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.report.TableHtml;
import org.nasturtium.engine.report.TableText;
import org.nasturtium.engine.report.Tables;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEvent.Standing;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.kernel.render.Html;

/**
 * A search at one moment: bar, best so far, time left, curve, the last trials.
 *
 * @param definition what is searched
 * @param standing where it stands, or null before the first trial ended
 * @param trials all that ended
 * @param latest those to list
 * @param notes sentences worth reading
 * @param state what goes on right now
 */
record SearchPicture(
        SearchDefinition definition,
        @Nullable Standing standing,
        List<Trial> trials,
        List<Trial> latest,
        Collection<String> notes,
        String state) {
    private static final int WIDTH = 30;
    private static final int LINE = 100;

    DisplayData bundle() {
        DisplayData data = new DisplayData(text());
        data.putHTML(html());
        return data;
    }

    private String text() {
        int done = standing == null ? 0 : standing.done();
        int total = standing == null ? 0 : standing.total();
        int filled = total == 0 ? 0 : Math.min(WIDTH, WIDTH * done / total);
        String bar = total == 0 ? "" : "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] ";
        String notesText = notes.isEmpty() ? "" : "\n" + String.join("\n", notes);
        return bar + words() + "\n" + state + notesText
                + (latest.isEmpty()
                        ? ""
                        : "\n" + TableText.of(Tables.table("last trials", latest, definition.objectives()), LINE));
    }

    private String html() {
        int done = standing == null ? 0 : standing.done();
        int total = standing == null ? 0 : standing.total();
        StringBuilder html = new StringBuilder("<div style=\"font-family:sans-serif;font-size:90%\"><div><b>Search in ")
                .append(Html.escaped(definition.space().name()))
                .append("</b> ");
        if (total > 0) {
            html.append("<progress max=\"").append(total).append("\" value=\"").append(done);
            html.append("\" style=\"width:20em;vertical-align:middle\"></progress> ");
        }
        html.append(Html.escaped(words()))
                .append("</div><div style=\"opacity:.75\">")
                .append(Html.escaped(state))
                .append("</div>");
        notes.forEach(note -> html.append("<div style=\"opacity:.75\">")
                .append(Html.escaped(note))
                .append("</div>"));
        String curve = new IncumbentCurve(definition.objectives().get(0), trials).svg();
        if (!curve.isEmpty()) {
            html.append(FigureHtml.picture(curve, "best so far over trials"));
        }
        if (!latest.isEmpty()) {
            html.append(TableHtml.of(Tables.table("last trials", latest, definition.objectives())));
        }
        return html.append("</div>").toString();
    }

    private String words() {
        Standing now = standing;
        if (now == null) {
            return "no trial ended yet";
        }
        String count = now.total() == 0 ? now.done() + " trials" : now.done() + " of " + now.total() + " trials";
        Trial best = now.best();
        String score = best == null
                ? ""
                : definition.objectives().stream()
                        .map(Objective::metric)
                        .filter(best.outcome().metrics()::containsKey)
                        .map(metric -> metric + " "
                                + Numbers.metric(
                                        metric, best.outcome().metrics().getOrDefault(metric, Double.NaN)))
                        .collect(Collectors.joining(", ", ", best ", " (trial " + best.id() + ")"));
        Duration left = now.left();
        return count + score + ", " + seconds(now.elapsed()) + (left == null ? "" : ", " + seconds(left) + " left");
    }

    private static String seconds(Duration duration) {
        return Numbers.seconds(duration.toMillis() / 1000.0);
    }
}
