package org.nasturtium.kernel.magic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptError;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.kernel.session.Completer;
import org.nasturtium.kernel.session.GroovySession;
import org.nasturtium.kernel.session.Outcome;

/** A session with magics and without sockets; it remembers what was printed and shown. */
final class Notebook implements Surroundings, AutoCloseable {
    final GroovySession session = new GroovySession(
            DslContext.under(Path.of("target", "runs"), (definition, environment) -> {
                throw new AssertionError("no search in these tests");
            }),
            Map.of());
    final MagicCells cells = new MagicCells(session, this);
    final CodeHelp help = new CodeHelp(session, cells);
    final List<Object> shown = new ArrayList<>();
    final StringBuilder printed = new StringBuilder();
    int limit = 5000;
    String form = "inline";
    int rescans;
    private int number;

    Outcome run(String cell) throws ScriptFailure {
        return cells.run(cell, ++number);
    }

    @Nullable
    Object value(String cell) throws ScriptFailure {
        return run(cell).value();
    }

    ScriptError error(String cell) {
        try {
            run(cell);
        } catch (ScriptFailure failure) {
            return failure.error();
        }
        throw new AssertionError("no error: " + cell);
    }

    /** What a cell prints. */
    String prints(String cell) throws ScriptFailure {
        printed.setLength(0);
        run(cell);
        return printed.toString();
    }

    /** What could stand at the bar. */
    Completer.Completion tab(String cell) {
        int bar = cell.indexOf('|');
        return help.complete(cell.substring(0, bar) + cell.substring(bar + 1), bar);
    }

    @Override
    public void print(String text) {
        printed.append(text);
    }

    @Override
    public void show(Object value) {
        shown.add(value);
    }

    @Override
    public <T extends @Nullable Object> Captured<T> capture(Callable<T> task) throws Exception {
        return new Captured<>(task.call(), "what was captured");
    }

    @Override
    public void libraryAdded() {
        rescans++;
    }

    @Override
    public int outputLimit() {
        return limit;
    }

    @Override
    public void limitOutput(int characters) {
        limit = characters;
    }

    @Override
    public String figureForm() {
        return form;
    }

    @Override
    public void drawFigures(String asked) {
        form = asked;
    }

    @Override
    public void close() {
        session.close();
    }
}
