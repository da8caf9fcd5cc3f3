package org.nasturtium.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptFailure;

/** What a session of many cells keeps: the newest of each name, and nothing of cells that nobody holds. */
class OldCellsTest {
    private final GroovySession session = new GroovySession(
            DslContext.under(Path.of("target", "runs"), (definition, environment) -> {
                throw new AssertionError("no search in these tests");
            }),
            Map.of());
    private int cells;

    @AfterEach
    void close() {
        session.close();
    }

    private Object run(String source) throws ScriptFailure {
        return session.eval(source, ++cells).value();
    }

    /** The class of a cell or of something in it, held by nothing here. */
    private WeakReference<Class<?>> type(String source) throws ScriptFailure {
        return new WeakReference<>((Class<?>) run(source));
    }

    /** Groovy caches softly; a wish that no heap can fulfil empties such caches. */
    private static void assertGone(WeakReference<Class<?>> type, String what) {
        try {
            long[] wish = new long[Integer.MAX_VALUE - 8];
            throw new AssertionError("a heap of " + wish.length * 8L + " bytes");
        } catch (OutOfMemoryError expected) {
            assertThat(type.get()).as(what).isNull();
        }
    }

    @Test
    void letsGoOfCellsThatWereRun() throws Exception {
        String source = "def x = [1, 2].collect { it + 1 }.sum()\nprintln 1.5 + x\nthis.getClass()";
        WeakReference<Class<?>> first = type(source);
        // Groovy's methods each remember the closure that they were called with last
        run(source);
        assertGone(first, "a cell with a closure");
    }

    @Test
    void letsGoOfCellsThatFailed() throws Exception {
        WeakReference<Class<?>> failed = type("kept = [this.getClass()]\nkept[0]");
        try {
            run("kept.clear()\nnull.size()");
        } catch (ScriptFailure expected) {
            assertThat(expected.error()).isNotNull();
        }
        assertGone(failed, "the cell before one that failed");
    }

    @Test
    void letsGoOfWhatIsDeclaredAnew() throws Exception {
        String point = "class Point { int x; def twice() { [x].collect { it * 2 } } }\nnew Point(x: 1).twice()\nPoint";
        WeakReference<Class<?>> type = type(point);
        WeakReference<Class<?>> method = type("def shift(p) { p.x + 1 }\nshift(new Point())\nthis.getClass()");
        WeakReference<Class<?>> closure = type("later = { new Point().twice() }\nlater()\nlater.getClass()");
        run(point);
        run("class Point { int x; int twice() { x * 2 } }");
        run("def shift(p) { p.x - 1 }");
        run("later = { new Point(x: 3).twice() + shift(new Point(x: 1)) }");
        assertThat(run("later()")).isEqualTo(6);
        assertGone(type, "a class");
        assertGone(method, "a method");
        assertGone(closure, "a closure");
    }

    @Test
    void keepsWhatIsStillInUse() throws Exception {
        run("class Point { int x; def twice() { [x].collect { it * 2 }.first() } }\ndef p = new Point(x: 4)");
        run("class Point { int y }");
        System.gc();
        assertThat(run("p.twice()")).as("an instance of the old class").isEqualTo(8);
        assertThat(run("new Point(y: 5).y")).isEqualTo(5);
    }
}
