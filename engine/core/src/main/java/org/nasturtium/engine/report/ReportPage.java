package org.nasturtium.engine.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.search.VersusRandom;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * One self-contained HTML page about a search: it loads nothing from a network, prints well, and shows static pictures
 * where scripts do not run.
 */
public final class ReportPage {
    private static final int TRIALS_SHOWN = 500;
    private static final int LAYERS_SHOWN = 120;

    private final ReportInput input;
    private final SearchResult result;
    private final Findings findings;
    private final StringBuilder html = new StringBuilder();

    private ReportPage(ReportInput input) {
        this.input = input;
        this.result = input.result();
        this.findings = Findings.of(result);
    }

    /** The page's text. */
    public static String html(ReportInput input) {
        return new ReportPage(input).write();
    }

    private String write() {
        String name = result.definition().space().name();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Markup.escape(name) + ": search report</title>\n<style>" + ReportStyle.CSS + "</style>\n<script>"
                + PlotlyScript.source() + "</script>\n</head>\n<body>\n<main>\n");
        html.append("<header><p class=\"kicker\">Nasturtium search report · " + Markup.escape(name) + "</p>\n<h1>"
                + Markup.escape(Sentences.headline(result)) + "</h1>\n");
        paragraph(Sentences.gain(result));
        VersusRandom random = result.versusRandom();
        if (random != null) {
            paragraph(random.sentence());
        }
        @Nullable TestReport test = input.test();
        if (test != null) {
            paragraph(Sentences.test(test));
        }
        html.append("<p class=\"quiet\">" + Markup.escape(Sentences.counts(result)) + ". "
                + Markup.escape(result.reason()) + "</p>\n<p class=\"quiet\">" + Markup.escape(Sentences.energy(result))
                + "</p></header>\n");
        asked();
        winner();
        figures();
        if (result.definition().objectives().size() > 1 && !findings.front().isEmpty()) {
            section(
                    "Front",
                    "Trials that no other beats in every objective.",
                    TableHtml.of(Tables.front(result), TRIALS_SHOWN));
        }
        if (test != null) {
            test(test);
        }
        section("Trials", "", TableHtml.of(Tables.trials(result), TRIALS_SHOWN));
        notes();
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void asked() {
        StringBuilder body = new StringBuilder(list(Asked.lines(result.definition())));
        List<String[]> decisions = Asked.decisionLines(result.definition());
        body.append("<details><summary>" + decisions.size() + " decisions of the space</summary><dl>\n");
        for (String[] line : decisions) {
            body.append("<dt>" + Markup.escape(line[0].strip()) + "</dt><dd>" + Markup.escape(line[1]) + "</dd>\n");
        }
        section(
                "What was asked",
                "Defaults included.",
                body.append("</dl></details>").toString());
    }

    private void winner() {
        @Nullable Trial best = findings.best();
        if (best == null) {
            return;
        }
        StringBuilder body = new StringBuilder("<p>Trial " + best.id() + ", " + Markup.escape(best.origin())
                + ", trained in " + Numbers.seconds(best.seconds()) + ".</p>\n<p class=\"code\">"
                + Markup.escape(best.architecture().text()) + "</p>\n");
        @Nullable NetworkGraph network = input.network();
        if (network != null) {
            Table layers = LayerTable.of(network);
            body.append("<div class=\"drawing\">" + ArchitectureDrawing.svg(network) + "</div>\n<details"
                    + (layers.rowCount() <= 24 ? " open" : "") + "><summary>Layers</summary>\n"
                    + TableHtml.of(layers, LAYERS_SHOWN) + "</details>\n");
        }
        section("Best architecture", "", body.toString());
    }

    private void figures() {
        StringBuilder body = new StringBuilder();
        for (Chart chart : Charts.all()) {
            int number = 0;
            for (Figure figure : chart.figures(input.withoutTest())) {
                body.append(
                        "<figure>" + FigureHtml.of(figure, "figure-" + chart.word() + "-" + number++) + "</figure>\n");
            }
        }
        section("How the search went", "", body.toString());
    }

    private void test(TestReport test) {
        StringBuilder body = new StringBuilder("<p>" + Markup.escape(Sentences.test(test)) + "</p>\n");
        if (!test.perClass().isEmpty()) {
            body.append(TableHtml.of(Tables.perClass(test), LAYERS_SHOWN)).append("\n");
        }
        for (Figure figure : new ConfusionChart().figures(input)) {
            body.append("<figure>" + FigureHtml.of(figure, "figure-confusion") + "</figure>\n");
        }
        section("Test", "Read once, after the search: no decision saw these samples.", body.toString());
    }

    private void notes() {
        StringBuilder body = new StringBuilder("<ul>\n");
        for (String note : result.notes()) {
            body.append("<li>" + Markup.escape(note) + "</li>\n");
        }
        body.append("<li>All scores of trials are from the validation split and from one seed (n = 1); differences of"
                + " a few tenths of a point are often chance.</li>\n</ul>\n");
        body.append(list(input.environment()));
        body.append(
                "<p class=\"quiet\">Run folder: " + Markup.escape(result.run().toString()) + "</p>");
        section("Notes", "", body.toString());
    }

    private static String list(Map<String, String> lines) {
        StringBuilder list = new StringBuilder("<dl>\n");
        lines.forEach((name, words) ->
                list.append("<dt>" + Markup.escape(name) + "</dt><dd>" + Markup.escape(words) + "</dd>\n"));
        return list.append("</dl>\n").toString();
    }

    private void paragraph(String words) {
        html.append("<p>" + Markup.escape(words) + "</p>\n");
    }

    private void section(String title, String lead, String body) {
        html.append("<section>\n<h2>" + Markup.escape(title) + "</h2>\n"
                + (lead.isEmpty() ? "" : "<p class=\"quiet\">" + Markup.escape(lead) + "</p>\n") + body
                + "\n</section>\n");
    }
}
