package org.nasturtium.kernel.render;

/** Text made safe for HTML. */
public final class Html {
    private Html() {}

    /** With what has a meaning in HTML escaped. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Several lines as they are, in a typewriter face. */
    static String block(String text) {
        return "<pre>" + escaped(text) + "</pre>";
    }
}
