package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one cell declares and a later one sees. */
class HoistedDeclarationsTest {
    private final ScriptCompiler compiler = new ScriptCompiler();
    private final DslSession session = new DslSession();
    private int cells;

    @AfterEach
    void close() throws IOException {
        compiler.close();
    }

    private Object cell(String text) throws ScriptFailure {
        DslContext context = DslContext.under(Path.of("runs"), (definition, environment) -> {
            throw new IllegalStateException("nothing is searched here");
        });
        NasturtiumScript script = compiler.load(ScriptSource.cell(++cells, text), context, session);
        if (script == null) {
            return null;
        }
        session.keepMethods(script);
        return script.run();
    }

    @Test
    void keepsEveryShapeOfDeclaration() throws ScriptFailure {
        cell(
                "def a = 1; int b = 2.9; final c = 3; var d = 4; String e\nint f; boolean g\ndef (h, i) = [8, 9]\nlong j = 10");
        assertThat(cell("[a, b, c, d, e, f, g, h, i, j]"))
                .isEqualTo(java.util.Arrays.asList(1, 2, 3, 4, null, 0, false, 8, 9, 10L));
    }

    @Test
    void namesOfFilesHideNeitherVariablesNorWords() throws ScriptFailure {
        DslContext context = new Scripts().context();
        for (String text : List.of(
                "def tiny = 1; int other = tiny + 1; other",
                "space('s') { stem conv3x3(4); cell { ops skip, conv1x1 }; stack 1, cell; output() }; 2")) {
            for (String file : List.of("tiny.groovy", "cell.groovy", "conv1x1.groovy")) {
                NasturtiumScript script = compiler.load(new ScriptSource(file, file, text), context, session);
                assertThat(script).isNotNull();
                assertThat(script.run()).as(file).isEqualTo(2);
            }
        }
    }

    @Test
    void keepsLocalsOfLoopsAndClosuresLocal() throws ScriptFailure {
        cell("for (k in 1..2) { def inLoop = k }\n[1].each { def inClosure = it }\nif (true) { def inBranch = 1 }");
        for (String name : List.of("inLoop", "inClosure", "inBranch", "k")) {
            assertThat(session.binding().hasVariable(name)).as(name).isFalse();
        }
    }

    @Test
    void keepsMethodsWithOverloadsDefaultsAndRecursion() throws ScriptFailure {
        cell("def f(int n) { n < 2 ? 1 : n * f(n - 1) }\ndef f(String s, int times = 2) { s * times }");
        assertThat(cell("[f(5), f('ab'), f('a', 3)]")).isEqualTo(List.of(120, "abab", "aaa"));
        cell("def f(int n) { -n }");
        assertThat(cell("f(5)")).isEqualTo(-5);
    }

    @Test
    void callsAMethodOfAnEarlierCellFromAClosure() throws ScriptFailure {
        cell("def twice(n) { n * 2 }");
        assertThat(cell("[1, 2].collect { twice(it) }")).isEqualTo(List.of(2, 4));
    }

    @Test
    void keepsClassesEnumsRecordsAndTraits() throws ScriptFailure {
        assertThat(cell("class Point { int x }")).isNull();
        cell("enum Colour { RED }\nrecord Pair(int a, int b) {}\ntrait Loud { def shout() { 'A' } }");
        assertThat(
                        cell(
                                "class P extends Point implements Loud {}\n[new P(x: 3).x, Colour.RED.name(), new Pair(1, 2).b(), new P().shout()]"))
                .isEqualTo(List.of(3, "RED", 2, "A"));
    }

    @Test
    void convertsToTheDeclaredType() {
        assertThatThrownBy(() -> cell("int n = 'text'")).hasMessageContaining("Cannot cast object 'text'");
    }

    @Test
    void readsNounsBehindVariablesAndLeavesGroovysMethodsAlone() throws ScriptFailure {
        assertThat(cell("[[3, 1].max(), [3, 1].min(), [3, 1].sum(), max.toString(), relu.toString()]"))
                .isEqualTo(List.of(3, 1, 4, "max", "relu"));
        assertThat(cell("def relu = 5; relu + 1")).isEqualTo(6);
        assertThat(cell("relu * 2")).isEqualTo(10);
    }

    @Test
    void endsSleepWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> cell("[1].each { sleep(10_000) }")).hasStackTraceContaining("InterruptedException");
        assertThat(Thread.interrupted()).isFalse();
    }
}
