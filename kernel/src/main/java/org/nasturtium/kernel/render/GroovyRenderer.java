package org.nasturtium.kernel.render;

import java.util.Map;
import org.codehaus.groovy.runtime.FormatHelper;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Registry of forms by type; the plain text of every value is Groovy's ({@code [a:1]}), and bounded. */
public final class GroovyRenderer extends Renderer {
    private static final int ITEMS = 10_000;
    private static final int CHARACTERS = 100_000;

    /** A Groovy text with values in it is a text like any other. */
    @Override
    public DisplayData render(Object value) {
        return super.render(value instanceof CharSequence text ? text.toString() : value);
    }

    @Override
    public DisplayData render(Object value, Map<String, Object> parameters) {
        return super.render(value instanceof CharSequence text ? text.toString() : value, parameters);
    }

    @Override
    protected DisplayData finalizeDisplayData(DisplayData data, Object value) {
        if (!data.hasDataForType(MIMEType.TEXT_PLAIN)) {
            data.putText(text(value));
        }
        return data;
    }

    /** What Groovy would print, cut where nobody reads on. */
    public static String text(Object value) {
        String text = String.valueOf(FormatHelper.format(value, false, ITEMS, false));
        return text.length() <= CHARACTERS
                ? text
                : text.substring(0, CHARACTERS) + "\n... " + (text.length() - CHARACTERS) + " more characters";
    }
}
