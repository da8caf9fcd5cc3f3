package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
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
    private final Page page;

    private ReportPage(ReportInput input) {
        this.input = input;
        this.result = input.result();
        this.findings = Findings.of(result);
        String name = result.definition().space().name();
        this.page =
                new Page(name + ": search report", "Nasturtium search report · " + name, Sentences.headline(result));
    }

    /** The page's text. */
    public static String html(ReportInput input) {
        return new ReportPage(input).write();
    }

    private String write() {
        page.paragraph(Sentences.gain(result));
        VersusRandom random = result.versusRandom();
        if (random != null) {
            page.paragraph(random.sentence());
        }
        @Nullable TestReport test = input.test();
        if (test != null) {
            page.paragraph(Sentences.test(test));
        }
        page.endHeader(Sentences.counts(result) + ". " + result.reason(), Sentences.energy(result));
        asked();
        winner();
        figures();
        if (result.definition().objectives().size() > 1 && !findings.front().isEmpty()) {
            page.section(
                    "Front",
                    "Trials that no other beats in every objective. " + Sentences.front(result),
                    TableHtml.of(Tables.front(result), TRIALS_SHOWN));
        }
        if (test != null) {
            test(test);
        }
        page.section("Trials", "", TableHtml.of(Tables.trials(result), TRIALS_SHOWN));
        notes();
        return page.end();
    }

    private void asked() {
        StringBuilder body = new StringBuilder(Page.definitions(Asked.lines(result.definition())));
        List<String[]> decisions = Asked.decisionLines(result.definition());
        body.append("<details><summary>" + decisions.size() + " decisions of the space</summary><dl>\n");
        for (String[] line : decisions) {
            body.append("<dt>" + Markup.escape(line[0].strip()) + "</dt><dd>" + Markup.escape(line[1]) + "</dd>\n");
        }
        page.section(
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
        page.section("Best architecture", "", body.toString());
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
        page.section("How the search went", "", body.toString());
    }

    private void test(TestReport test) {
        StringBuilder body = new StringBuilder("<p>" + Markup.escape(Sentences.test(test)) + "</p>\n");
        if (!test.perClass().isEmpty()) {
            body.append(TableHtml.of(Tables.perClass(test), LAYERS_SHOWN)).append("\n");
        }
        for (Figure figure : new ConfusionChart().figures(input)) {
            body.append("<figure>" + FigureHtml.of(figure, "figure-confusion") + "</figure>\n");
        }
        page.section("Test", "Read once, after the search: no decision saw these samples.", body.toString());
    }

    private void notes() {
        List<String> notes = new ArrayList<>(result.notes());
        notes.add("All scores of trials are from the validation split and "
                + (Sentences.isRepeated(result)
                        ? "means of " + result.definition().training().repeats()
                                + " trainings, which differ by the sd beside them; the kept weights are those of the"
                                + " median one"
                        : "from one seed (n = 1); differences of a few tenths of a point are often chance")
                + ".");
        StringBuilder body = new StringBuilder(Page.items(notes));
        body.append(Page.definitions(input.environment()));
        body.append(
                "<p class=\"quiet\">Run folder: " + Markup.escape(result.run().toString()) + "</p>");
        page.section("Notes", "", body.toString());
    }
}
