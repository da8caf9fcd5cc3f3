package org.nasturtium.kernel.output;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.groovy.runtime.MethodClosure;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

/** What every cell may call: {@code display}, {@code updateDisplay}, {@code clearOutput}, {@code progress}, {@code input}. */
public final class CellFunctions {
    private final OutputRouter router;
    private final Display display;
    private final Input input;

    public CellFunctions(OutputRouter router, Renderer renderer, Input input) {
        this.router = router;
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
        return display.show(display.rendered(value));
    }

    /** Shows data of a MIME type, such as {@code 'text/html'}. */
    public Shown display(String mimeType, Object data) {
        DisplayData bundle = new DisplayData(mimeType.startsWith("text/") ? String.valueOf(data) : mimeType);
        bundle.putData(mimeType, data);
        return display.show(bundle);
    }

    /** Shows another value where an earlier one is shown. */
    public void updateDisplay(Shown shown, @Nullable Object value) {
        display.update(shown, display.rendered(value));
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
