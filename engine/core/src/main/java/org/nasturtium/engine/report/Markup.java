package org.nasturtium.engine.report;

/** Text made safe for HTML and XML. */
final class Markup {
    private Markup() {}

    /** Escapes what has a meaning in elements and attributes, and drops characters that XML does not allow. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (isAllowed(point)) {
                        out.appendCodePoint(point);
                    }
                }
            }
        });
        return out.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\n'
                || point == '\t'
                || (point >= 0x20 && (point < 0xD800 || point > 0xDFFF) && point < 0xFFFE)
                || point >= 0x10000;
    }
}
