package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.strategy.StrategyChoice;

/** One page about a comparison: the answers, the table, the wins, every picture, what was asked. */
public final class ComparisonPage {
    private ComparisonPage() {}

    /** The page's text. */
    public static String html(Comparison comparison) {
        SearchDefinition search = comparison.definition().search();
        String name = search.space().name();
        List<String> answers = comparison.sentences();
        Page page = new Page(
                name + ": comparison of strategies",
                "Nasturtium comparison · " + name,
                answers.get(answers.size() - 1));
        answers.subList(0, answers.size() - 1).forEach(page::paragraph);
        page.endHeader(comparison.definition().searches() + " searches; compared: " + comparison.words() + ".");
        page.section(
                "Strategies",
                "Over " + comparison.seeds() + (comparison.seeds() == 1 ? " seed" : " seeds")
                        + "; difference, interval and p against random search, p corrected for all pairs (Holm).",
                TableHtml.of(Tables.comparison(comparison)));
        page.section(
                "Wins", "Seeds on which the line is better than the column.", TableHtml.of(Tables.wins(comparison)));
        page.section("Pictures", "", pictures(comparison));
        page.section("What was asked", "Defaults included.", Page.definitions(asked(comparison)));
        page.section("Notes", "", Page.items(comparison.notes()));
        return page.end();
    }

    private static String pictures(Comparison comparison) {
        StringBuilder body = new StringBuilder();
        for (ComparisonChart chart : ComparisonCharts.all()) {
            body.append("<figure>" + FigureHtml.of(chart.figure(comparison), "figure-" + chart.word()) + "</figure>\n");
        }
        return body.toString();
    }

    /** What all searches have in common, and what they differ in. */
    private static Map<String, String> asked(Comparison comparison) {
        Map<String, String> lines =
                new LinkedHashMap<>(Asked.lines(comparison.definition().search()));
        lines.remove("strategy");
        lines.remove("seed");
        lines.put(
                "strategies",
                comparison.strategies().stream().map(StrategyChoice::toString).collect(Collectors.joining(", ")));
        lines.put("seeds", new ArrayList<>(comparison.definition().seeds()).toString());
        return lines;
    }
}
