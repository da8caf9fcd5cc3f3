package org.nasturtium.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.kernel.session.Completer;

/** Completion and explanations at every kind of place; the bar is the cursor. */
class CompletionTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private List<String> tab(String cell) {
        return notebook.tab(cell).matches();
    }

    private String shiftTab(String cell) {
        int bar = cell.indexOf('|');
        return notebook.help.inspect(cell.substring(0, bar) + cell.substring(bar + 1), bar, false);
    }

    @Test
    void offersTheWordsOfTheBlockFirst() {
        assertThat(tab("search(tiny) { | }")).startsWith("backend", "baseline", "budget", "data");
        assertThat(tab("def found = search(tiny) {\n  data digits\n  b|")).startsWith("backend", "baseline", "budget");
        assertThat(tab("space('x') { repeat 1..3, { c|"))
                .startsWith("choose", "conv")
                .doesNotContain("collect");
        assertThat(tab("space('x') { cell { | } }")).startsWith("edges", "join", "nodes", "ops");
        assertThat(tab("space('x') { [8, 16].each { p|")).startsWith("pool");
        assertThat(tab("search(tiny) { data digits }\nb|").get(0))
                .as("behind the block")
                .isNotEqualTo("backend");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "search(s) { train epochs: 3, |;batch: ",
                "search(s) { train optimizer: |;adam",
                "search(s) { train optimizer: adam(|;lr: ",
                "search(s) { train augment: [shift(2), |;cutout",
                "search(s) { using |;evolution",
                "search(s) { using evolution(|;population: ",
                "search(s) { maximize |;accuracy",
                "search(s) { data |;digits",
                "space('x') { conv |;filters: ",
                "space('x') { conv filters: 3, padding: |;same",
                "space('x') { conv filters: 3, act: [relu, |;gelu",
                "space('x') { cell { ops none, |;conv3x3",
                "search(|;resume: "
            })
    void offersWhatAWordTakes(String cell, String expected) {
        List<String> first = tab(cell);
        assertThat(first.subList(0, Math.min(12, first.size())))
                .anyMatch(each -> each.strip().equals(expected.strip()));
    }

    @Test
    void takesItForAValueInAClosure() {
        assertThat(tab("[1, 2].each { it.|")).contains("toString").doesNotContain("unimi.");
    }

    @Test
    void leavesOutOptionsThatAreGiven() {
        assertThat(tab("search(s) { using evolution(population: 3, |"))
                .contains("sample: ")
                .doesNotContain("population: ");
    }

    @Test
    void followsValuesAndDeclarationsWithoutCallingAnything() throws ScriptFailure {
        notebook.run(
                "class Trap { static int calls = 0; String getBait() { calls++; 'x' }; String name = 'n';"
                        + " List<String> words = ['a'] }\ndef trap = new Trap()\n"
                        + "def m = [alpha: [beta: 'text'], 'two words': 3]\ndef list = [1, [x: 'y']]\ndef greet(String who) { who }");
        assertThat(tab("1 + tra|")).contains("trap");
        assertThat(tab("trap.ba|")).containsExactly("bait");
        assertThat(tab("trap.bait.toUp|")).containsExactly("toUpperCase");
        assertThat(tab("trap.name.toUp|")).containsExactly("toUpperCase");
        assertThat(tab("trap?.words[0].toUp|")).containsExactly("toUpperCase");
        assertThat(tab("m.al|")).containsExactly("alpha");
        assertThat(tab("m.alpha.beta.toUp|")).containsExactly("toUpperCase");
        assertThat(tab("m['two|")).containsExactly("two words");
        assertThat(tab("list[1].x.toUp|")).containsExactly("toUpperCase");
        assertThat(tab("'abc'.toUp|")).containsExactly("toUpperCase");
        assertThat(tab("String s = any(); s.trim().toUp|")).containsExactly("toUpperCase");
        assertThat(tab("new Trap().nam|")).containsExactly("name");
        assertThat(tab("def other = new Trap()\nother.nam|")).containsExactly("name");
        assertThat(tab("gre|")).contains("greet");
        assertThat(shiftTab("tr|ap")).contains("Trap trap").contains("name: 'n'");
        assertThat(shiftTab("trap.ba|it")).contains("String bait");
        assertThat(notebook.prints("trap.bait??\n%who")).isNotEmpty();
        assertThat(notebook.value("Trap.calls")).isEqualTo(0);
    }

    @Test
    void knowsClassesImportedOrNot() throws ScriptFailure {
        notebook.run("import java.util.concurrent.*");
        assertThat(tab("TimeUnit.SEC|")).containsExactly("SECONDS");
        assertThat(tab("java.util.concurrent.TimeUnit.SEC|")).containsExactly("SECONDS");
        assertThat(tab("Math.ma|")).contains("max");
        assertThat(tab("10.min|")).startsWith("minutes");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void findsClassesOnceTheyAreListed() throws InterruptedException {
        while (!tab("new AtomicInt|").contains("java.util.concurrent.atomic.AtomicInteger")) {
            Thread.sleep(20);
        }
        while (!tab("import java.util.conc|").contains("concurrent.")) {
            Thread.sleep(20);
        }
        assertThat(notebook.error("new AtomicInteger(1)").hint())
                .contains("import java.util.concurrent.atomic.AtomicInteger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"// tra|", "'tra|'", "/* tra| */", "x = 'a' /* tra|"})
    void offersNothingInTextAndComments(String cell) throws ScriptFailure {
        notebook.run("def trap = 1");
        assertThat(tab(cell)).isEmpty();
    }

    @Test
    void readsValuesInStrings() throws ScriptFailure {
        notebook.run("def trap = [deep: 1]");
        assertThat(tab("\"see ${tra|")).contains("trap");
        assertThat(tab("\"see $tra|")).containsExactly("trap");
        assertThat(tab("\"see $trap.de|")).containsExactly("deep");
    }

    @Test
    void seesNamesOfTheCellItself() {
        assertThat(tab("def counter = 1\ncoun|")).contains("counter");
        assertThat(tab("def f = { number, other -> num|")).startsWith("number");
        assertThat(tab("for (item in [1]) { ite|")).contains("item");
    }

    @Test
    void countsJavasLettersBehindAnEmoji() throws ScriptFailure {
        notebook.run("def trap = [deep: 1]");
        Completer.Completion found = notebook.tab("'\ud83d\ude00'; trap.de|");
        assertThat(found.matches()).containsExactly("deep");
        assertThat(found.start()).isEqualTo(11);
    }

    @Test
    void answersWhileACellChangesVariables() throws Exception {
        Thread cell = new Thread(() -> {
            try {
                notebook.run("for (i in 1..2000) { binding.setVariable('v' + i, i) }");
            } catch (ScriptFailure failure) {
                throw new AssertionError(failure);
            }
        });
        cell.start();
        while (cell.isAlive()) {
            tab("v|");
        }
        cell.join();
        assertThat(tab("v1999|")).contains("v1999");
    }

    @Test
    void explainsWordsWhereTheyStand() {
        assertThat(shiftTab("search(s) { tra|in epochs: 3 }"))
                .contains("epochs: 3")
                .contains("Usual:")
                .contains("Example:");
        assertThat(shiftTab("search(s) { train epo|chs: 3 }")).contains("how a trial is trained");
        assertThat(shiftTab("search(s) { using evolution(|"))
                .contains("aging evolution")
                .contains("population");
        assertThat(shiftTab("space('s') { den|se units: 3 }"))
                .contains("a full connection")
                .doesNotContain("every node");
        assertThat(shiftTab("nothingOf|TheKind")).isEmpty();
        assertThat(shiftTab("'den|se'")).isEmpty();
    }
}
