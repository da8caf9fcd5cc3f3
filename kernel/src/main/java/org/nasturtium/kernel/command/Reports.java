package org.nasturtium.kernel.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.report.ComparisonPage;
import org.nasturtium.engine.report.ReportInput;
import org.nasturtium.engine.report.ReportPage;
import org.nasturtium.engine.report.Sentences;
import org.nasturtium.engine.search.ArchivedSearch;
import org.nasturtium.engine.store.RunFolder;

/** Summaries and pages of a run, all read from its folder. */
final class Reports {
    private static final String PAGE = "report.html";

    private Reports() {}

    static ReportInput input(ArchivedSearch search) {
        return new ReportInput(search.result(), search.network(), search.test(), search.versions());
    }

    /** Writes {@code report.html} beside each search. */
    static void write(List<ArchivedSearch> searches) {
        for (ArchivedSearch search : searches) {
            Path page = search.result().run().resolve(PAGE);
            RunFolder.write(page, ReportPage.html(input(search)));
        }
    }

    /** Writes a comparison's page into the run's folder: {@code comparison.html}, {@code comparison-2.html}. */
    static void write(Comparison comparison, Path run, int number) {
        RunFolder.write(run.resolve(comparisonPage(number)), ComparisonPage.html(comparison));
    }

    static String comparisonPage(int number) {
        return "comparison" + (number == 1 ? "" : "-" + number) + ".html";
    }

    /** A comparison for a terminal, and where its page lies. */
    static void summarize(List<Comparison> comparisons, Path run, PrintWriter out) {
        for (int i = 0; i < comparisons.size(); i++) {
            out.println(Sentences.summary(comparisons.get(i)) + "\n");
            out.println("page: " + run.resolve(comparisonPage(i + 1)) + "\n");
        }
        out.flush();
    }

    /** A summary that fits a screen, for the last search of a run. */
    static void summarize(List<ArchivedSearch> searches, PrintWriter out) {
        out.println(Sentences.summary(input(searches.get(searches.size() - 1))));
        out.flush();
    }
}
