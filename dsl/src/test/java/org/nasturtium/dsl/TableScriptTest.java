package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that search tables, all the way through the engine. */
class TableScriptTest {
    private static final String SIZES = """
            def sizes = space('sizes') {
              choice 'c1', 8, 16, 24
              choice 'c2', 8, 16
              whenever('c1', 24) { choice 'extra', yes, no }
            }
            """;
    private static final String NB201 = """
            def nb201 = space('nb201') {
              input 3, 32, 32
              stem conv3x3(16)
              cell { nodes 4; edges dense; ops none, skip, conv1x1, conv3x3, avgPool3x3; join sum }
              stack 5, cell, reduce: resBlock(stride: 2), times: 3
              head batchNorm, relu, globalAvgPool, linear(10)
            }
            """;

    @TempDir
    Path folder;

    private Path mine;

    @BeforeEach
    void writesATable() throws IOException {
        mine = Files.writeString(folder.resolve("mine.csv"), """
                c1,c2,extra,valid,test,latency
                8,8,,0.50,0.48,0.001
                8,16,,0.55,0.50,0.002
                16,8,,0.60,0.61,0.003
                16,16,,0.70,0.66,0.004
                24,8,yes,0.65,0.64,0.005
                24,8,no,0.90,0.85,0.006
                24,16,yes,0.75,0.70,0.007
                """);
    }

    private Object run(String script) {
        try {
            DslContext context = DslContext.under(folder.resolve("runs"), Searcher.ENGINE);
            return ScriptRunner.run(Scripts.source(script.replace("MINE", mine.toString())), context)
                    .value();
        } catch (ScriptFailure failure) {
            return fail(failure.error().text(), failure);
        }
    }

    @Test
    void searchesATableOfItsOwn() {
        assertThat(run(SIZES + """
                def found = search(sizes) {
                  data table('MINE', space: sizes, signal: 'valid', report: 'test')
                  using exhaustive()
                  budget 8.trials
                }
                def test = found.best.test()
                [found.best.architecture.c1, found.best.architecture['extra'], found.best.valid, test.test,
                 found.trials.count { it.outcome.status() == 'infeasible' }, found.notes.any { it.contains('simulated') }]
                """)).isEqualTo(List.of(24L, "no", 0.9, 0.85, 1, true));
    }

    @Test
    void wantsOtherColumnsUnderLimits() {
        assertThat(run(SIZES + """
                def found = search(sizes) {
                  maximize 'test'
                  minimize latency
                  subjectTo latency: 5.ms
                  data table('MINE', space: sizes, signal: 'valid')
                  using exhaustive()
                  budget 8.trials
                }
                found.front.collect { it.test }.sort()
                """)).isEqualTo(List.of(0.48, 0.50, 0.61, 0.66));
    }

    @Test
    void takesTheLeastOfAColumnOfWhichMoreIsWanted() {
        String search = SIZES + """
                def found = search(sizes) {
                  subjectTo %s: 0.65
                  data table('MINE', space: sizes, signal: 'valid')
                  using exhaustive()
                  budget 8.trials
                  WANTED
                }
                found.trials.findAll { it.outcome.status() == 'completed' }.collect { it.valid }.sort()
                """;
        List<Double> least = List.of(0.65, 0.70, 0.75, 0.90);
        assertThat(run(search.formatted("valid").replace("WANTED", ""))).isEqualTo(least);
        assertThat(run(search.formatted("valid").replace("WANTED", "minimize latency; maximize 'test'")))
                .isEqualTo(least);
        assertThat(run(search.formatted("test").replace("WANTED", "maximize 'test', 'valid'")))
                .isEqualTo(List.of(0.70, 0.75, 0.90));
        assertThat(run(search.formatted("test").replace("WANTED", "")))
                .as("of another column the most")
                .isEqualTo(List.of(0.50, 0.55, 0.60, 0.65));
        assertThat(run(search.formatted("valid").replace("WANTED", "minimize 'valid'")))
                .as("the person's own wish wins over the table's")
                .isEqualTo(List.of(0.50, 0.55, 0.60, 0.65));
    }

    @Test
    void searchesATableForARewardOfItsColumnsAndCompares() {
        assertThat(run(SIZES + """
                def found = search(sizes) {
                  reward { valid * (latency / 2.ms) ** -0.5 }
                  data table('MINE', space: sizes, signal: 'valid', report: 'test')
                  using exhaustive()
                  budget 8.trials
                }
                def compared = compare(local()) {
                  data table('MINE', space: sizes, signal: 'valid', report: 'test')
                  reward { valid * (latency / 2.ms) ** -0.5 }
                  budget 8.trials
                  seeds 1..3
                }
                [found.best.architecture.text(), found.best.reward.round(6), found.table.columnNames().contains('reward'),
                 found.versusRandom.found == found.best.reward,
                 compared.words.contains('reward of the best row'), compared.runs[0].value == found.best.reward]
                """)).isEqualTo(List.of("c1=8; c2=8", 0.707107, true, true, true, true));
    }

    @Test
    void rehearsesAndBeginsWithWhatIsKnown() {
        assertThat(run(SIZES + """
                def first = search(sizes) { data table('MINE', space: sizes, signal: 'valid'); budget 4.trials; seed 3 }
                def found = search(sizes) {
                  data digits
                  rehearse table('MINE', space: sizes, signal: 'valid')
                  using evolution(population: 4, sample: 2)
                  start with: ['c1=24; extra=no; c2=8'], from: first
                  baseline no
                  budget 3.trials
                }
                [found.trials[0].origin, found.trials[0].valid, found.trials[1].origin ==~ /mutation of trial [0-3] of the earlier run/,
                 found.notes.findAll { it.contains('rehearsal') || it.contains('began with what') }.size()]
                """)).isEqualTo(List.of("given by the person", 0.9, true, 2));
    }

    @Test
    void takesTheSameSpaceForAnotherDataSetAndTwoFidelities() {
        Assumptions.assumeTrue(System.getenv("NASTURTIUM_TABLES") != null, "no table: set NASTURTIUM_TABLES");
        assertThat(run(NB201 + """
                def found = search(nb201) {
                  data nb201Table('imagenet16', epochs: [12, 200])
                  using asha(eta: 16)
                  budget 2000.epochs
                }
                [found.trials*.fidelity*.epochs().toSet(), found.best.trial.fidelity.epochs, found.best.test().accuracy > 0.2]
                """)).isEqualTo(List.of(Set.of(12, 200), 200, true));
    }

    @Test
    void searchesThePublishedTableInSeconds() {
        String tables = System.getenv("NASTURTIUM_TABLES");
        Assumptions.assumeTrue(tables != null, "no table: set NASTURTIUM_TABLES to its folder");
        assertThat(run(NB201 + """
                def found = search(nb201) {
                  data nb201Table('c10', device: 'edgegpu')
                  maximize accuracy
                  minimize latency
                  budget 3.hours
                }
                def test = found.best.test()
                [found.trials.size(), found.front.size() > 1, test.accuracy > 0.8, found.best.graph() != null]
                """)).isEqualTo(List.of(90, true, true, true));
    }
}
