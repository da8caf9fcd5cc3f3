package org.nasturtium.kernel.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.report.FigureHtml;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.report.TableHtml;
import org.nasturtium.engine.report.TableText;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEvent.Standing;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.kernel.render.Html;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A search at one moment: bar, best so far, time left, small pictures, the last trials. A few kilobytes. */
record SearchPicture(SearchDefinition definition, SearchState state) {
    private static final List<Panel> PANELS = List.of(new BestSoFarPanel(), new LearningPanel(), new FrontPanel());
    private static final int BAR = 30;
    private static final int LINE = 110;
    private static final int LAST_TRIALS = 5;
    private static final int LONGEST = 56;

    DisplayData bundle() {
        DisplayData data = new DisplayData(text());
        data.putHTML(html());
        return data;
    }

    private int done() {
        Standing standing = state.standing();
        return standing == null ? state.trials().size() : standing.done();
    }

    private int total() {
        Standing standing = state.standing();
        Integer budget = definition.budget().trials();
        return standing != null ? standing.total() : budget == null ? 0 : budget;
    }

    private String text() {
        int filled = total() == 0 ? 0 : Math.min(BAR, BAR * done() / total());
        String bar = total() == 0 ? "" : "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] ";
        String notes = state.notes().isEmpty() ? "" : "\n" + String.join("\n", state.notes());
        return "Search in " + definition.space().name() + "\n" + bar + words() + "\n" + state.words() + notes
                + (state.trials().isEmpty() ? "" : "\n" + TableText.of(lastTrials(), LINE));
    }

    private String html() {
        StringBuilder html = new StringBuilder("<div style=\"font-family:sans-serif;font-size:90%\"><div><b>Search in ")
                .append(Html.escaped(definition.space().name()))
                .append("</b> ");
        if (total() > 0) {
            html.append("<progress max=\"")
                    .append(total())
                    .append("\" value=\"")
                    .append(done());
            html.append("\" style=\"width:16em;vertical-align:middle\"></progress> ");
        }
        html.append(Html.escaped(words())).append("</div>").append(quiet(state.words()));
        state.notes().forEach(note -> html.append(quiet(note)));
        html.append("<div>");
        PANELS.stream()
                .map(panel -> panel.svg(state))
                .filter(svg -> !svg.isEmpty())
                .forEach(svg -> html.append(FigureHtml.picture(whole(svg), "how the search goes")));
        html.append("</div>");
        if (!state.trials().isEmpty()) {
            html.append(TableHtml.of(lastTrials()));
        }
        return html.append("</div>").toString();
    }

    private static String quiet(String words) {
        return "<div style=\"opacity:.75\">" + Html.escaped(words) + "</div>";
    }

    private static String whole(String panel) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + Panel.WIDTH + "\" height=\"" + Panel.HEIGHT
                + "\" viewBox=\"0 0 " + Panel.WIDTH + " " + Panel.HEIGHT
                + "\" font-family=\"sans-serif\" font-size=\"11\" fill=\"" + MiniPlot.INK + "\">" + panel + "</svg>";
    }

    private Table lastTrials() {
        List<Trial> trials = state.latest(LAST_TRIALS);
        Table table = Table.create(
                "last trials",
                IntColumn.create("id", trials.stream().mapToInt(Trial::id).toArray()),
                StringColumn.create(
                        "status", trials.stream().map(trial -> trial.outcome().status())));
        for (Objective objective : definition.objectives()) {
            table.addColumns(DoubleColumn.create(
                    objective.metric(),
                    trials.stream()
                            .mapToDouble(trial -> trial.metrics().getOrDefault(objective.metric(), Double.NaN))
                            .toArray()));
        }
        return table.addColumns(
                DoubleColumn.create(
                        "seconds", trials.stream().mapToDouble(Trial::seconds).toArray()),
                StringColumn.create("origin", trials.stream().map(Trial::origin)),
                StringColumn.create("what", trials.stream().map(SearchPicture::what)));
    }

    /** Why it failed, or else what was tried; both shortened. */
    private static String what(Trial trial) {
        Outcome outcome = trial.outcome();
        String words = outcome instanceof Outcome.Failed failed
                ? failed.cause()
                : outcome instanceof Outcome.Infeasible infeasible
                        ? infeasible.cause()
                        : trial.architecture().text();
        String line = words.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private String words() {
        String count = total() == 0 ? done() + " trials" : done() + " of " + total() + " trials";
        Standing now = state.standing();
        return count + troubles() + (now == null ? "" : best(now) + times(now));
    }

    private String troubles() {
        Map<String, Long> counts = state.trials().stream()
                .map(trial -> trial.outcome().status())
                .filter(status -> !status.equals("completed"))
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> ", " + each.getValue() + " " + each.getKey())
                .collect(Collectors.joining());
    }

    private String best(Standing now) {
        Trial best = now.best();
        return best == null
                ? ", none completed yet"
                : definition.objectives().stream()
                        .map(Objective::metric)
                        .filter(best.metrics()::containsKey)
                        .map(metric -> metric + " "
                                + Numbers.metric(metric, best.metrics().getOrDefault(metric, Double.NaN)))
                        .collect(Collectors.joining(", ", ", best ", " (trial " + best.id() + ")"));
    }

    private String times(Standing now) {
        Duration left = now.left();
        String rest = left == null || state.isOver() || left.isZero() || left.isNegative()
                ? ""
                : ", about " + seconds(left) + " left";
        return (now.spent().isEmpty() ? "" : ", " + now.spent()) + ", " + seconds(now.elapsed()) + rest;
    }

    private static String seconds(Duration duration) {
        return Numbers.seconds(duration.toMillis() / 1000.0);
    }
}
