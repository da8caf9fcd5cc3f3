package org.nasturtium.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.dsl.ScriptError;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.kernel.session.Completeness.Status;
import org.nasturtium.kernel.session.Outcome;
import tech.tablesaw.api.Table;

class MagicCellsTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void runsMagicsAndCodeInTheirOrder() throws ScriptFailure {
        assertThat(notebook.value("def x = 41\n%time def y = x + 1\n[x, y]")).hasToString("[41, 42]");
        assertThat(notebook.printed.toString())
                .startsWith("time: ")
                .contains("CPU")
                .contains("allocated");
    }

    @Test
    void givesTheValueOfItsLastPiece() throws ScriptFailure {
        assertThat(notebook.run("%time 6 * 7\n// done")).isEqualTo(Outcome.of(42));
        assertThat(notebook.run("%time def z = 3").quiet()).isTrue();
        assertThat(notebook.run("%%time\ndef a = 1\na + 1").value()).isEqualTo(2);
        assertThat(notebook.run("%who").quiet()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def s = '''\n%time no\n'''\ns.size()",
                "def s = \"\"\"\n%who later\n\"\"\"\ns.size()",
                "/*\n%who\n%%time\n*/\n10",
                "def s = $/\n%who no.\n/$\ns.size()",
                "def n = (110\n%100)\nn",
                "def n = [110\n%100][0]\nn",
                "def hundred = 100\ndef n = 110\n%hundred\nn % hundred",
                "def n = 110\n% 100\nn",
                "def cond = true\ndef r = cond ?\n10 : 11\nr",
                "def n = 110 \\\n%100\nn"
            })
    void takesNoMagicOutOfStringsCommentsAndExpressions(String cell) throws ScriptFailure {
        assertThat(String.valueOf(notebook.value(cell))).startsWith("1").hasSizeBetween(2, 2);
        assertThat(notebook.printed).isEmpty();
    }

    @Test
    void refusesAMagicInsideOfABlock() {
        ScriptError error = notebook.error("[1].each {\n  %time it\n}");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.message()).isEqualTo("`%time` may not stand inside of a block");
        assertThat(notebook.error("println 1\n%%time\n2").message()).contains("at the top of a cell only");
    }

    @Test
    void keepsLineNumbers() {
        assertThat(notebook.error("%who\n\ndef a = 1\n%time a\n\nnothing()").line())
                .isEqualTo(6);
        assertThat(notebook.error("%%time\n\n\nnothing()").line()).isEqualTo(4);
        assertThat(notebook.error("1\n%time [1].each {\n  nothing(it)\n}").line())
                .isEqualTo(3);
        ScriptError syntax = notebook.error("def seen = 1\n%time 1\n\nfoo(1))");
        assertThat(syntax.line()).isEqualTo(4);
        assertThat(notebook.session.variables()).as("nothing was run").doesNotContain("seen");
    }

    @Test
    void timesManyRuns() throws ScriptFailure {
        assertThat(notebook.prints("def n = 0\n%timeit -n 3 -r 2 n++"))
                .contains("a run")
                .contains("2 rounds of 3 runs");
        assertThat(notebook.value("n")).as("first, two rounds of three").isEqualTo(7);
        assertThat(notebook.error("%timeit -n 0 n++").message()).contains("at least 1");
        assertThat(notebook.error("%timeit -x 1").message()).contains("does not know");
        assertThat(notebook.error("%timeit").message()).contains("needs code");
    }

    @Test
    void listsVariables() throws ScriptFailure {
        notebook.run("def numbers = [1, 2, 3]\ndef word = 'abc'\ndef f(x) { x }\nclass K {}");
        assertThat(notebook.prints("%who")).contains("methods: f").contains("classes: K");
        Table table = (Table) notebook.shown.get(0);
        assertThat(table.stringColumn("variable").asList()).containsExactly("numbers", "word");
        assertThat(table.stringColumn("size").asList()).containsExactly("3", "3");
        assertThat(table.stringColumn("value").asList()).containsExactly("[1, 2, 3]", "'abc'");
        notebook.run("%who String");
        assertThat(((Table) notebook.shown.get(1)).rowCount()).isEqualTo(1);
    }

    @Test
    void forgetsAndSaysWhat() throws ScriptFailure {
        notebook.run("import java.awt.Point\ndef a = 1\ndef f() { }\nclass K {}");
        assertThat(notebook.prints("%reset"))
                .isEqualTo("forgotten: 1 variable (a); 1 method (f); 1 class (K); 1 import (java.awt.Point)\n");
        assertThat(notebook.prints("%reset")).isEqualTo("there was nothing to forget\n");
        assertThat(notebook.error("a").message()).contains("unknown word `a`");
    }

    @Test
    void loadsAScript(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("help me.groovy"), "def loaded = 5\ndef twice(x) { 2 * x }\n");
        notebook.run("%load " + script);
        assertThat(notebook.value("twice(loaded)")).isEqualTo(10);
        Files.writeString(script, "\n1 / 0");
        ScriptError error = notebook.error("%load '" + script + "'");
        assertThat(error.headline()).startsWith("help me.groovy line 2: ");
        assertThat(notebook.error("%load nowhere.groovy").message()).contains("no file `nowhere.groovy`");
        assertThat(notebook.tab("%load " + folder + "/h|").matches()).containsExactly(script.toString());
    }

    @Test
    void addsJarsThatTheNextLineImportsFrom(@TempDir Path folder) throws IOException, ScriptFailure {
        Path jar = folder.resolve("some.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("words.txt"));
            out.write(new byte[] {'h', 'i'});
        }
        String read = "Thread.currentThread().contextClassLoader.getResource('words.txt').text";
        assertThat(notebook.value("%jars " + folder + "/*.jar\n" + read)).isEqualTo("hi");
        assertThat(notebook.rescans).isEqualTo(1);
        assertThat(notebook.prints("%classpath " + jar)).contains("already there: some.jar");
        assertThat(notebook.prints("%reset\n%classpath")).contains(jar.toString());
        assertThat(notebook.value(read)).as("after a reset too").isEqualTo("hi");
        assertThat(notebook.error("%jars " + folder + "/*.zip").message()).contains("nothing like");
        assertThat(notebook.error("%classpath " + folder + "/none").message()).contains("there is no");
    }

    @Test
    void refusesLibrariesThatAreNotNamedWhole() {
        assertThat(notebook.error("%maven commons-math3").message()).contains("group, artifact and version");
        assertThat(notebook.error("%maven").message()).contains("needs a library");
    }

    @Test
    void changesFiguresAndOutput() throws ScriptFailure {
        notebook.run("%plotly svg\n%output limit 20_000");
        assertThat(notebook.form).isEqualTo("svg");
        assertThat(notebook.limit).isEqualTo(20_000);
        assertThat(notebook.prints("%plotly\n%output")).isEqualTo("%plotly svg\n%output limit 20000\n");
        assertThat(notebook.error("%plotly svgs").hint()).contains("Did you mean `svg`?");
        assertThat(notebook.error("%output limit 3").hint()).contains("at least 1000");
    }

    @Test
    void capturesACell() throws ScriptFailure {
        assertThat(notebook.run("%%capture noise\ndef inside = 3\ninside").value())
                .isNull();
        assertThat(notebook.value("[noise, inside]")).hasToString("[what was captured, 3]");
        assertThat(notebook.error("%%capture two names\n1").message()).contains("one variable");
    }

    @Test
    void answersQuestions() throws ScriptFailure {
        notebook.run("def answer = [a: 42]");
        assertThat(notebook.prints("answer?"))
                .contains("LinkedHashMap answer (size 1)")
                .contains("[a: 42]");
        assertThat(notebook.prints("?answer")).contains("[a: 42]");
        assertThat(notebook.prints("answer??")).contains("Members: a,").contains("containsKey");
        assertThat(notebook.prints("conv?")).contains("filters").contains("Example:");
        assertThat(notebook.error("answr?").hint()).contains("Did you mean `answer`?");
    }

    @Test
    void knowsWhetherACellWithMagicsIsWhole() {
        assertThat(notebook.help.completeness("%time 1 + 1").status()).isEqualTo(Status.COMPLETE);
        assertThat(notebook.help.completeness("%load it's.groovy\nx").status()).isEqualTo(Status.COMPLETE);
        assertThat(notebook.help.completeness("%time [1].each {").status()).isEqualTo(Status.INCOMPLETE);
        assertThat(notebook.help.completeness("%%time").status()).isEqualTo(Status.INCOMPLETE);
        assertThat(notebook.help.completeness("%%time\nfoo(1))").status()).isEqualTo(Status.INVALID);
    }
}
