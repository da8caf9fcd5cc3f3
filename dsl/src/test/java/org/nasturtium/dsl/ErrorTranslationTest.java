package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasturtium.dsl.ScriptError.Kind;

/** What is told of exceptions that are hard to tell of. */
class ErrorTranslationTest {
    private final ScriptCompiler compiler = new ScriptCompiler();
    private final DslSession session = new DslSession();
    private int cells;

    @AfterEach
    void close() throws java.io.IOException {
        compiler.close();
    }

    private ScriptError error(String text) {
        try {
            NasturtiumScript cell = compiler.load(ScriptSource.cell(++cells, text), new Scripts().context(), session);
            if (cell != null) {
                session.keepMethods(cell);
                cell.run();
            }
            return new ScriptError(Kind.SCRIPT, "", "", "", 0, 0, "");
        } catch (ScriptFailure failure) {
            return failure.error();
        } catch (Exception | Error failure) {
            return compiler.failure(failure).error();
        }
    }

    @Test
    void survivesAMessageThatThrows() {
        assertThat(error(
                                "class Odd extends RuntimeException { String getMessage() { throw new IllegalStateException() } }\nthrow new Odd()")
                        .headline())
                .isEqualTo("Cell 1 line 2: Odd: (its message cannot be read)");
    }

    @Test
    void namesTheCellThatFailedNotTheOneThatCalled() {
        error("def half(n) {\n  assert n % 2 == 0\n  n / 2\n}");
        ScriptError error = error("\n[2, 3].collect { half(it) }");
        assertThat(error.where()).isEqualTo("Cell 1");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.source()).isEqualTo("  assert n % 2 == 0");
    }

    @Test
    void callsAnInterruptionByItsName() {
        Thread.currentThread().interrupt();
        ScriptError error = error("\nsleep(10_000)");
        assertThat(error.kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(error.headline()).isEqualTo("Cell 1 line 2: interrupted");
    }

    @Test
    void showsErrorsThatAreNoExceptions() {
        assertThat(error("throw new NoClassDefFoundError('some/Library')").headline())
                .isEqualTo("Cell 1 line 1: NoClassDefFoundError: some/Library");
    }

    @Test
    void pointsIntoTheBlockWhereAValueIsWrong() {
        assertThat(error("space('s') {\n  repeat 2, {\n    conv filters: 0\n  }\n  output()\n}")
                        .line())
                .isEqualTo(3);
    }

    @Test
    void saysWhichFileIsMissing() {
        ScriptError error = error("new File('no-such-file.txt').text");
        assertThat(error.kind()).isEqualTo(Kind.FILE);
        assertThat(error.message()).contains("no-such-file.txt");
        assertThat(error("Files.readString(Path.of('nowhere/x.txt'))").message())
                .isEqualTo("there is no file or folder nowhere/x.txt");
        assertThat(error("load('winner.zip')").message()).isEqualTo("`load`: there is no file winner.zip");
    }
}
