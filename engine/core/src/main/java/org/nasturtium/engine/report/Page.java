package org.nasturtium.engine.report;

import java.util.Map;

/** One self-contained HTML page: it loads nothing from a network. Words are escaped here, bodies come as markup. */
final class Page {
    private final StringBuilder html = new StringBuilder();

    /**
     * A page with its header begun.
     *
     * @param title of the window
     * @param kicker small, above the headline
     */
    Page(String title, String kicker, String headline) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Markup.escape(title) + "</title>\n<style>" + ReportStyle.CSS + "</style>\n<script>"
                + PlotlyScript.source() + "</script>\n</head>\n<body>\n<main>\n");
        html.append("<header><p class=\"kicker\">" + Markup.escape(kicker) + "</p>\n<h1>" + Markup.escape(headline)
                + "</h1>\n");
    }

    void paragraph(String words) {
        html.append("<p>" + Markup.escape(words) + "</p>\n");
    }

    /** The last lines of the header; empty ones are left out. */
    void endHeader(String... lines) {
        for (String line : lines) {
            html.append(line.isEmpty() ? "" : "<p class=\"quiet\">" + Markup.escape(line) + "</p>\n");
        }
        html.append("</header>\n");
    }

    void section(String title, String lead, String body) {
        html.append("<section>\n<h2>" + Markup.escape(title) + "</h2>\n"
                + (lead.isEmpty() ? "" : "<p class=\"quiet\">" + Markup.escape(lead) + "</p>\n") + body
                + "\n</section>\n");
    }

    String end() {
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    static String definitions(Map<String, String> lines) {
        StringBuilder list = new StringBuilder("<dl>\n");
        lines.forEach((name, words) ->
                list.append("<dt>" + Markup.escape(name) + "</dt><dd>" + Markup.escape(words) + "</dd>\n"));
        return list.append("</dl>\n").toString();
    }

    static String items(Iterable<String> lines) {
        StringBuilder list = new StringBuilder("<ul>\n");
        lines.forEach(line -> list.append("<li>" + Markup.escape(line) + "</li>\n"));
        return list.append("</ul>\n").toString();
    }
}
