package org.nasturtium.kernel.render;

import org.codehaus.groovy.runtime.StackTraceUtils;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;

/** An exception that is shown as a value: its message, where it comes from, its causes; a screen at most. */
public final class ThrowableRenderer implements RenderFunction<Throwable> {
    private static final int FRAMES = 8;
    private static final int CAUSES = 5;

    @Override
    public void render(Throwable failure, RenderContext context) {
        StringBuilder text = new StringBuilder();
        Throwable each = failure;
        for (int depth = 0; each != null && depth < CAUSES; depth++) {
            text.append(depth == 0 ? "" : "\nCaused by: ").append(GroovyRenderer.text(each));
            StackTraceElement[] frames = StackTraceUtils.sanitize(each).getStackTrace();
            for (int k = 0; k < Math.min(FRAMES, frames.length); k++) {
                text.append("\n    at ").append(frame(frames[k]));
            }
            text.append(frames.length > FRAMES ? "\n    ... " + (frames.length - FRAMES) + " more" : "");
            each = each.getCause();
        }
        context.getOutputContainer().putText(text.toString());
    }

    private static String frame(StackTraceElement frame) {
        String file = String.valueOf(frame.getFileName());
        return file.matches("Cell\\d+\\.groovy")
                ? "Cell " + file.substring(4, file.length() - 7) + " line " + frame.getLineNumber()
                : frame.toString();
    }
}
