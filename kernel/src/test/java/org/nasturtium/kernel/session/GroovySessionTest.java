package org.nasturtium.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptError;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.kernel.session.Completeness.Status;

class GroovySessionTest {
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

    private Outcome run(String source) throws ScriptFailure {
        return session.eval(source, ++cells);
    }

    private Object value(String source) throws ScriptFailure {
        return run(source).value();
    }

    private ScriptError error(String source) {
        try {
            run(source);
        } catch (ScriptFailure failure) {
            return failure.error();
        }
        throw new AssertionError("no error: " + source);
    }

    @Test
    void keepsDeclarationsOfEveryShape() throws ScriptFailure {
        run("def a = 1\nint b = 2\nfinal c = 3\nvar d = 4\ndef (e, f) = [5, 6]\ndef g\nint h");
        assertThat(value("[a, b, c, d, e, f, g, h]").toString()).isEqualTo("[1, 2, 3, 4, 5, 6, null, 0]");
    }

    @Test
    void keepsMethodsWithOverloadsDefaultsAndRecursion() throws ScriptFailure {
        run(
                "def fact(int n) { n < 2 ? 1 : n * fact(n - 1) }\ndef hi(String s = 'you') { 'hi ' + s }\ndef hi(int n) { n }");
        assertThat(value("fact(5)")).isEqualTo(120);
        assertThat(value("hi() + hi('me') + hi(3)")).isEqualTo("hi youhi me3");
        run("def hi(String s) { 'ho ' + s }");
        assertThat(value("hi('me')")).isEqualTo("ho me");
    }

    @Test
    void keepsClassesEnumsRecordsAndTraits() throws ScriptFailure {
        run("class P { int x }\nenum E { A, B }\nrecord R(int a) {}\ntrait T { def t() { 't' } }");
        assertThat(value("class Q extends P implements T {}\nnew Q(x: 3).x + E.B.ordinal() + new R(7).a()"))
                .isEqualTo(11);
        run("class P { int x = 9 }");
        assertThat(value("new P().x")).isEqualTo(9);
    }

    @Test
    void keepsImportsOfEveryKind() throws ScriptFailure {
        run(
                "import java.util.concurrent.atomic.AtomicInteger\nimport java.util.concurrent.*\n"
                        + "import static java.lang.Math.max as larger\nimport static java.util.Collections.*\nimport java.awt.List as Widget");
        assertThat(value("larger(new AtomicInteger(2).get(), 3) + emptyList().size() + TimeUnit.SECONDS.toMillis(1)"))
                .isEqualTo(1003L);
        assertThat(value("Widget.name")).isEqualTo("java.awt.List");
    }

    @Test
    void aClassOfACellHidesAnImportOfTheSameName() throws ScriptFailure {
        run("import java.awt.Point");
        run("class Point { def mine = true }");
        assertThat(value("new Point().mine")).isEqualTo(true);
    }

    @Test
    void showsNothingAfterADeclarationAnAssignmentOrASemicolon() throws ScriptFailure {
        assertThat(run("def a = 1").quiet()).isTrue();
        assertThat(run("a = 2").quiet()).isTrue();
        assertThat(run("a += 2").quiet()).isTrue();
        assertThat(run("a;").quiet()).isTrue();
        assertThat(run("a; // the last one").quiet()).isTrue();
        assertThat(run("a; /* the\nlast */ \n// one").quiet()).isTrue();
        assertThat(run("a // not this one;").quiet()).isFalse();
        assertThat(run("'a;'").quiet()).isFalse();
        assertThat(run("a").quiet()).isFalse();
        assertThat(run("class Lonely {}").value()).isNull();
        assertThat(run("// nothing").value()).isNull();
    }

    @Test
    void namesCellAndLineOfAnError() {
        ScriptError error = error("import java.util.concurrent.*\n\ndef a = [1, 2].collect {\n    it.nothing()\n}\n");
        assertThat(error.headline()).startsWith("Cell 1 line 4");
        assertThat(error.source()).contains("it.nothing()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assert 1 == 2",
                "def down(n) { down(n + 1) }\ndown(0)",
                "throw new Error('x')",
                "throw new NoClassDefFoundError('x')",
                "class Mute extends Exception { String getMessage() { throw new RuntimeException() } }\nthrow new Mute()"
            })
    void everyFailureIsAnErrorAndTheNextCellRuns(String source) throws ScriptFailure {
        assertThat(error(source)).isNotNull();
        assertThat(value("1 + 1")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "sleep(60_000)",
                "[1].each { sleep 60_000 }",
                "class S { static void rest() { sleep(60_000) } }\nS.rest()",
                "class L { static void turn() { while (true) { } } }\nL.turn()",
                "def turn() { while (true) { } }\nturn()",
                "def c = { while (true) { } }\nc()"
            })
    @Timeout(20)
    void anInterruptStopsWhateverACellDoes(String source) throws Exception {
        run("def kept = 41");
        Thread cell = Thread.currentThread();
        Thread person = new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException never) {
                throw new AssertionError(never);
            }
            cell.interrupt();
        });
        person.start();
        assertThat(error(source).kind()).isEqualTo(ScriptError.Kind.INTERRUPTED);
        person.join();
        Thread.interrupted();
        assertThat(value("kept + 1")).isEqualTo(42);
    }

    @Test
    void keepsImportsAndClassesOfACellThatFails() throws ScriptFailure {
        error("import java.util.concurrent.atomic.AtomicInteger\nclass Kept { int x }\n1 / 0");
        assertThat(value("new AtomicInteger(new Kept(x: 2).x).get()")).isEqualTo(2);
    }

    @Test
    void namesTheMagicThatDoesWhatGrabCannot() {
        ScriptError error = error("1\n@Grab('a:b:1')\nimport a.b.C\nnew C()");
        assertThat(error.headline()).isEqualTo("Cell 1 line 2: `@Grab` is not possible here");
        assertThat(error.hint()).contains("%maven");
    }

    @Test
    void forgetsEverythingWhenReset() throws ScriptFailure {
        run("def a = 1\nimport java.util.concurrent.atomic.AtomicInteger");
        session.reset();
        assertThatThrownBy(() -> run("a")).isInstanceOf(ScriptFailure.class);
        assertThatThrownBy(() -> run("new AtomicInteger(1)")).isInstanceOf(ScriptFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "def f(x) { x * 2 }", "", "// done", "[1, 2].each {\n  println it\n}"})
    void knowsWholeSources(String source) {
        assertThat(session.completeness(source).status()).isEqualTo(Status.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f(x) {",
                "[1, 2].each {",
                "foo(1,",
                "x = '''abc",
                "/* more",
                "1 +",
                "a = \\",
                "if (x) {\n} else {"
            })
    void knowsUnfinishedSources(String source) {
        assertThat(session.completeness(source).status()).isEqualTo(Status.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo(1))", "def 1x = 2", "x = 'abc"})
    void knowsWrongSources(String source) {
        assertThat(session.completeness(source).status()).isEqualTo(Status.INVALID);
    }
}
