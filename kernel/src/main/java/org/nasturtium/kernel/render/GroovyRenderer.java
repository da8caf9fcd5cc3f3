package org.nasturtium.kernel.render;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Registry of forms by type. The plain text of every value is Groovy's ({@code [a:1]}), and bounded; a form that fails
 * costs the value its form, not the cell.
 */
public final class GroovyRenderer extends Renderer {
    @Override
    public DisplayData render(Object value) {
        return render(value, new HashMap<>());
    }

    @Override
    public DisplayData render(Object value, Map<String, Object> parameters) {
        try {
            return super.render(usual(value), parameters);
        } catch (RuntimeException | Error failure) {
            return new DisplayData(
                    text(value) + "\n[the form of a " + value.getClass().getName() + " failed: " + text(failure) + "]");
        }
    }

    /** A type that forms are known for: texts with values in them are texts, arrays of anything are lists. */
    private static Object usual(Object value) {
        return value instanceof CharSequence text
                ? text.toString()
                : value instanceof Object[] items ? Arrays.asList(items) : value;
    }

    @Override
    protected DisplayData finalizeDisplayData(DisplayData data, Object value) {
        if (!data.hasDataForType(MIMEType.TEXT_PLAIN)) {
            data.putText(text(value));
        }
        return data;
    }

    /** What Groovy would print, cut where nobody reads on; never an exception. */
    public static String text(@org.jspecify.annotations.Nullable Object value) {
        return GroovyText.of(value);
    }
}
