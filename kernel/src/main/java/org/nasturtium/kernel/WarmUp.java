package org.nasturtium.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.kernel.session.GroovySession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles a few small cells in a session of its own while a person still reads, so that the first real cell finds
 * Groovy's compiler loaded. Ends as soon as there is a real one.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final List<String> CELLS = List.of(
            "def twice = { it * 2 }\ntwice(21)",
            "class Point { int x; int sum() { [x, 1].sum() } }\ndef shift(p) { p.x + 1 }\n\"${shift(new Point(x: 1))}\"",
            "tech.tablesaw.api.Table.create()",
            "def tiny = space('tiny') { repeat 1..2, { conv filters: [8, 16]; pool max }; output() }\ntiny",
            "trait Named { String name() { 'n' } }\nrecord Pair(int left, int right) { }\nenum Colour { RED }\n1");

    private WarmUp() {}

    /**
     * Returns at once.
     *
     * @param wanted whether nobody has asked for anything yet
     */
    static void start(BooleanSupplier wanted) {
        Thread thread = new Thread(() -> run(wanted), "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(BooleanSupplier wanted) {
        DslContext context = DslContext.under(Path.of("runs"), Searcher.ENGINE);
        try (GroovySession session = new GroovySession(context, Map.of())) {
            for (int i = 0; i < CELLS.size() && wanted.getAsBoolean(); i++) {
                session.eval(CELLS.get(i), i);
            }
        } catch (ScriptFailure failure) {
            LOG.warn("the warm-up failed: {}", failure.getMessage());
        }
    }
}
