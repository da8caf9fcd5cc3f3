package org.nasturtium.kernel.magic;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What magics may ask of the kernel around the session. */
public interface Surroundings {
    /** Prints into the cell. */
    void print(String text);

    /** Shows a value in the cell, beside its result. */
    void show(Object value);

    /** Does something whose output is kept instead of being shown. */
    <T extends @Nullable Object> Captured<T> capture(Callable<T> task) throws Exception;

    /** Looks for renderers and extensions in jars that were added. */
    void libraryAdded();

    /** Characters of printed text that a cell may send. */
    int outputLimit();

    void limitOutput(int characters);

    /** How figures are drawn, a word of {@link PlotlyMagic}. */
    String figureForm();

    void drawFigures(String form);

    /**
     * A value and what was put out on the way to it.
     *
     * @param value of the task
     * @param output that can be read and shown later
     */
    record Captured<T extends @Nullable Object>(T value, Object output) {}
}
