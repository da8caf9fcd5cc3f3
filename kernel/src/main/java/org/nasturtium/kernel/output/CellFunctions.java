package org.nasturtium.kernel.output;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.groovy.runtime.MethodClosure;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.render.Media;
import org.nasturtium.kernel.render.PageState;

/** What every cell may call: {@code display} and its kin, {@code html} and its kin, {@code progress}, {@code input}. */
public final class CellFunctions {
    private final OutputRouter router;
    private final PageState page;
    private final Display display;
    private final Input input;

    public CellFunctions(OutputRouter router, Renderer renderer, PageState page, Input input) {
        this.router = router;
        this.page = page;
        this.display = Display.anywhere(router, renderer);
        this.input = input;
    }

    /** All of them by name, as closures. */
    public Map<String, Object> all() {
        Map<String, Object> functions = new TreeMap<>();
        for (var method : CellFunctions.class.getDeclaredMethods()) {
            boolean offered = java.lang.reflect.Modifier.isPublic(method.getModifiers())
                    && !method.isSynthetic()
                    && !method.getName().equals("all");
            if (offered) {
                functions.put(method.getName(), new MethodClosure(this, method.getName()));
            }
        }
        return functions;
    }

    /** Shows a value now, beside the cell's result. */
    public Shown display(@Nullable Object value) {
        return shown(display.rendered(value));
    }

    /** Shows data of a MIME type, such as {@code 'text/html'}. */
    public Shown display(String mimeType, Object data) {
        DisplayData bundle = new DisplayData(mimeType.startsWith("text/") ? String.valueOf(data) : mimeType);
        bundle.putData(mimeType, data instanceof CharSequence text ? text.toString() : data);
        return shown(bundle);
    }

    private Shown shown(DisplayData data) {
        Shown shown = display.show(data);
        page.shownIn(shown.id());
        return shown;
    }

    /** HTML to show: as a cell's value, in {@code display}, in a list. */
    public DisplayData html(Object text) {
        return Media.html(text);
    }

    /** Markdown to show. */
    public DisplayData markdown(Object text) {
        return Media.markdown(text);
    }

    /** A formula to show. */
    public DisplayData latex(Object text) {
        return Media.latex(text);
    }

    /** A drawing to show. */
    public DisplayData svg(Object text) {
        return Media.svg(text);
    }

    /** Values to show as a tree that can be folded. */
    public DisplayData json(Object value) {
        return Media.json(value);
    }

    /** A picture to show: a file, the bytes of one, or an image of Java's. */
    public DisplayData image(Object picture) throws IOException {
        return Media.image(picture);
    }

    /** Shows another value where an earlier one is shown. */
    public void updateDisplay(Shown shown, @Nullable Object value) {
        page.replaces(shown.id());
        display.update(shown, display.rendered(value));
        page.shownIn(shown.id());
    }

    /** Takes away what this cell shows. */
    public void clearOutput() {
        clearOutput(Map.of());
    }

    /** The same; {@code wait: true} = as soon as something new comes, which does not flicker. */
    public void clearOutput(Map<String, ?> options) {
        if (!java.util.Set.of("wait").containsAll(options.keySet())) {
            throw new IllegalArgumentException("clearOutput knows `wait`, not " + options.keySet());
        }
        CellOutput output = router.current();
        if (output != null) {
            page.clears();
            output.clear(Boolean.TRUE.equals(options.get("wait")));
        }
    }

    /** A bar for so many steps: {@code bar.update(n)}, {@code bar.step()}, {@code bar.close()}. */
    public Progress progress(long total) {
        return new Progress(display, InstantSource.system(), total);
    }

    /** Asks the person for a line. */
    public String input() throws IOException {
        return input("");
    }

    /** Asks the person for a line. */
    public String input(String prompt) throws IOException {
        return ask(prompt, false);
    }

    /** Asks for a line that is not shown while it is typed. */
    public String password(String prompt) throws IOException {
        return ask(prompt, true);
    }

    private String ask(String prompt, boolean secret) throws IOException {
        CellOutput output = router.current();
        if (output == null) {
            throw new IOException("no cell runs that could ask for input");
        }
        return input.ask(output, prompt, secret);
    }
}
