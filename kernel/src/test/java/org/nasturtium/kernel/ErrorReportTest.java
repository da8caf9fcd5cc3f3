package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.kernel.session.GroovySession;

/** What a person reads of cells that fail; after each the next one works. */
class ErrorReportTest {
    private final GroovySession session = new GroovySession(
            DslContext.under(Path.of("target", "runs"), (definition, environment) -> {
                throw new AssertionError("no search in these tests");
            }),
            Map.of());
    private int number;

    @AfterEach
    void close() {
        session.close();
    }

    private void run(String cell) throws ScriptFailure {
        session.eval(cell, ++number);
    }

    private ErrorReport report(String cell) {
        try {
            run(cell);
        } catch (Throwable failure) {
            return ErrorReport.of(failure);
        }
        throw new AssertionError("no error: " + cell);
    }

    private String text(String cell) {
        return String.join("\n", report(cell).lines()).replaceAll("\u001b\\[\\d*m", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new Error()|Cell 1 line 1: Error",
                "throw new ThreadDeath()|Cell 1 line 1: ThreadDeath",
                "throw new RuntimeException()|Cell 1 line 1: RuntimeException",
                "throw new OutOfMemoryError('heap')|Cell 1 line 1: Java's memory is used up: heap",
                "throw new NoClassDefFoundError('some/Thing')|Cell 1 line 1: NoClassDefFoundError: some/Thing",
                "Class.forName('no.such.Thing')|Cell 1 line 1: ClassNotFoundException: no.such.Thing",
                "def down(n) { down(n + 1) }; down(0)|Cell 1 line 1: the script calls itself without end",
                "class E extends Exception { String getMessage() { throw new Error() } }; throw new E()|Cell 1 line 1: E: (its message cannot be read)",
                "class E extends Exception { String toString() { throw new Error() } }; throw new E()|Cell 1 line 1: E",
                "class E extends Exception { StackTraceElement[] getStackTrace() { throw new Error() } }; throw new E()|Cell 1: E",
                "class E extends Exception { Throwable getCause() { throw new Error() } }; throw new E()|Cell 1 line 1: E",
                "class E { static int x = Integer.parseInt('x') }; E.x|Cell 1 line 1: NumberFormatException: For input string: \"x\"",
                "new Nowhere()|Cell 1 line 1: unable to resolve class Nowhere",
                "int n = 'text'|Cell 1 line 1: GroovyCastException: Cannot cast object 'text' with class 'java.lang.String' to class 'int'",
            })
    void everyFailureIsOneErrorAndTheNextCellWorks(String cell, String headline) throws ScriptFailure {
        ErrorReport report = report(cell);
        assertThat(report.message()).isEqualTo(headline);
        assertThat(report.lines()).hasSizeBetween(1, 12);
        run("assert 1 + 1 == 2");
    }

    @Test
    void keepsAnAssertionsColumns() {
        assertThat(text("def xs = [1, 2]\nassert xs.sum() == 4")).isEqualTo("""
                        Cell 1 line 2: the assertion does not hold
                            assert xs.sum() == 4
                                   |  |     |
                                   |  3     false
                                   [1, 2]""");
    }

    @Test
    void pointsAtEverySyntaxError() {
        assertThat(text("def a = 1\nfoo(1))")).contains("Cell 1 line 2: ").contains("    foo(1))\n          ^");
        assertThat(text("\nNowhere a = null\nElsewhere b = null"))
                .contains("Cell 2 line 2: unable to resolve class Nowhere")
                .contains("Cell 2 line 3: unable to resolve class Elsewhere");
    }

    @Test
    void namesTheCellWhereTheFailingCodeWasWritten() throws ScriptFailure {
        run(
                "def bad = { x ->\n  x.nothing()\n}\nclass Deep {\n  def go() {\n    throw new IllegalStateException('here')\n  }\n}");
        assertThat(text("\nbad(3)")).startsWith("Cell 1 line 2: ").contains("x.nothing()");
        assertThat(text("\nnew Deep().go()"))
                .startsWith("Cell 1 line 6: IllegalStateException: here")
                .contains("at Cell 3 line 2");
    }

    @Test
    void keepsCausesAndWhatWasSuppressed() {
        assertThat(text("try { throw new IOException('inner') } catch (e) { throw new RuntimeException('outer', e) }"))
                .startsWith("Cell 1 line 1: RuntimeException: outer")
                .contains("Caused by: java.io.IOException: inner");
        assertThat(text("def t = new RuntimeException('one'); t.addSuppressed(new IOException('two')); throw t"))
                .contains("Suppressed: java.io.IOException: two");
        assertThat(
                        text(
                                "def a = new RuntimeException('a'); def b = new RuntimeException('b', a); a.initCause(b); throw a"))
                .contains("(the same as above)");
    }

    @Test
    void boundsWhatIsShown() {
        ErrorReport report =
                report("def text = (1..500).collect { 'line ' + it }.join('\\n'); throw new Exception(text)");
        assertThat(report.lines()).hasSizeLessThanOrEqualTo(120).anyMatch(line -> line.endsWith("more lines"));
    }

    @Test
    void saysWhichNamesAreNear() throws ScriptFailure {
        run("def radius = 3\ndef circumference(r) { 2 * r }");
        assertThat(text("radus * 2")).contains("did you mean `radius`?");
        assertThat(text("circumferense(2)")).contains("did you mean `circumference`?");
        assertThat(text("'abc'.lenght")).contains("Did you mean `length()`?");
    }

    @Test
    void saysWhenAnOldInstanceMeetsTheNewClass() throws ScriptFailure {
        run("class P { int x }\ndef old = new P(x: 1)");
        run("class P { int x; int y }\ndef take(P p) { p.y }");
        assertThat(text("P p = old")).contains("`P` was declared again after this object was made");
        assertThat(text("take(old)")).contains("`P` was declared again after this object was made");
    }

    @Test
    void keepsTheWordsOfTheDsl() {
        assertThat(text("\nspace('tiny') {\n  cnv filters: 3\n}"))
                .startsWith("Cell 1 line 3: unknown word `cnv` in `space`; did you mean `conv`?")
                .doesNotContain("    at ");
    }
}
