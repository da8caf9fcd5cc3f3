package org.nasturtium.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.store.Json;
import picocli.CommandLine;

/** What the command line understands, refuses and prints, in this process and without a search. */
class CommandLineTest {
    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    private static Ended nas(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        CommandLine line = Main.commandLine();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(words);
        line.getOut().flush();
        line.getErr().flush();
        return new Ended(code, out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "resume", "report", "runs", "data", "doctor", "kernel", "bench"})
    void everyCommandHelps(String command) {
        assertThat(nas("--help").out()).contains("\n  " + command + " ");
        Ended help = nas(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: nas " + command).contains("--help");
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "resume", "report", "runs", "data", "doctor"})
    void everyCommandThatReportsTakesJson(String command) {
        assertThat(nas(command, "--help").out()).contains("--json=OUT");
    }

    @Test
    void theHelpSaysWhatExitCodesMean() {
        assertThat(nas("--help").out()).contains("0 = done", "130 = stopped");
        assertThat(nas("--version").out()).startsWith("nasturtium ");
    }

    @ParameterizedTest
    @CsvSource({
        "'', a command is missing",
        "search, Unmatched argument",
        "run, Missing required parameter: 'FILE'",
        "resume, Missing required parameter: 'RUN_DIR'",
        "report, Missing required parameter: 'RUN_DIR'",
        "runs --jsn x, Unknown option",
        "kernel, install or uninstall",
        "kernel install --user --sys-prefix, mutually exclusive",
        "resume x --trials many, --trials",
        "bench, train",
        "bench train --workload W9, W9",
        "bench train --steps none, none",
        "bench quality --networks best, best",
        "bench quality --data x(y), data set's word",
        "bench quality --seeds 0, at least 1"
    })
    void wrongUsageIsNamedAndEndsWithTwo(String line, String named) {
        Ended ended = nas((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains(named).doesNotContain("\tat ");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aScriptThatIsNotThereSaysWhereItWasLookedFor() {
        Ended ended = nas("run", folder.resolve("none.groovy"));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("none.groovy", "no script", "Maybe");
    }

    @Test
    void aScriptThatIsNoTextSaysSo() throws IOException {
        Path file = folder.resolve("picture.groovy");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1});
        Ended ended = nas("run", file);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("cannot read", "UTF-8");
    }

    @Test
    void anErrorInAScriptShowsItsPlaceAndNoTrace() throws IOException {
        Path file = folder.resolve("wrong.groovy");
        Files.writeString(file, "def a = 1\nspace('s') { convv 3 }\n");
        Ended ended = nas("run", file, "--runs", folder.resolve("runs"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("wrong.groovy line 2", "convv", "space('s') { convv 3 }", "conv");
        assertThat(ended.err()).doesNotContain("\tat ");
        Ended debugging = nas("run", "--debug", file, "--runs", folder.resolve("runs"));
        assertThat(debugging.err()).contains("\tat ");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aScriptWithoutASearchHasAnEmptyResult() throws IOException {
        Path file = folder.resolve("quiet.groovy");
        Files.writeString(file, "println 'to the other stream'\n");
        Ended ended = nas("run", file, "--runs", folder.resolve("runs"), "--json", "-");
        assertThat(ended.code()).isZero();
        assertThat(json(ended))
                .isEqualTo(Json.parse("{\"run\":null,\"seconds\":0.0,\"trials\":[],\"best\":null,\"test\":null}"));
        assertThat(ended.err()).contains("no search");
    }

    @Test
    void aComparisonHasAPageAndItsRowsInJsonWhateverComesBehindIt() throws IOException {
        StringBuilder rows = new StringBuilder("a,b,valid\n");
        for (int i = 0; i < 16; i++) {
            rows.append(i / 4)
                    .append(',')
                    .append(i % 4)
                    .append(',')
                    .append(0.5 + 0.02 * i)
                    .append('\n');
        }
        Path table = Files.writeString(folder.resolve("mine.csv"), rows);
        Path script = Files.writeString(folder.resolve("compared.groovy"), """
                def sizes = space('sizes') { choice 'a', 0, 1, 2, 3; choice 'b', 0, 1, 2, 3 }
                compare(sizes, local()) {
                  data table('%s', space: sizes, signal: 'valid')
                  budget 6.trials
                  seeds 1..3
                }
                """.formatted(table));
        Path runs = folder.resolve("runs");
        Path json = folder.resolve("out.json");
        Ended ended = nas("run", script, "--runs", runs, "--json", json);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("page: " + runs.resolve("compared/comparison.html"));
        assertThat(Files.readString(runs.resolve("compared/comparison.html")))
                .contains("Nasturtium comparison · sizes", "figure-differences");
        JsonNode tree = Json.parse(Files.readString(json));
        JsonNode compared = tree.path("comparisons").get(0);
        assertThat(tree.path("best").isNull()).isTrue();
        assertThat(compared.path("metric").asText()).isEqualTo("valid");
        assertThat(compared.path("rows")).hasSize(2);
        assertThat(compared.path("rows").get(1).path("strategy").asText()).isEqualTo("local");
        assertThat(compared.path("rows").get(1).path("values")).hasSize(3);
        assertThat(compared.path("rows")
                        .get(1)
                        .path("againstRandom")
                        .path("pairs")
                        .asInt())
                .isEqualTo(3);
        assertThat(compared.path("rows").get(0).has("againstRandom")).isFalse();
        assertThat(compared.path("answers")).hasSize(1);

        Files.writeString(script, Files.readString(script) + "throw new IOException('too late')\n");
        assertThat(nas("run", script, "--runs", runs).code()).isEqualTo(1);
        assertThat(runs.resolve("compared-2/comparison.html")).exists();
    }

    @Test
    void noRunsAreListedAsNone() throws IOException {
        Ended ended = nas("runs", "--runs", folder);
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("no runs in " + folder);
        assertThat(json(nas("runs", "--runs", folder, "--json", "-")).path("runs"))
                .isEmpty();
    }

    @Test
    void aDamagedRunIsListedWithItsProblem() throws IOException {
        Path run = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(run.resolve("journal.jsonl"), "{\"v\":1}\n");
        Ended ended = nas("runs", "--runs", folder);
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("broken", "damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "resume"})
    void aFolderThatIsNoRunIsNamed(String command) {
        Ended ended = nas(command, folder);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains(folder.toString(), "no run", "nas runs")
                .doesNotContain("\tat ");
    }

    @Test
    void dataIsListedWithTheWayToGetIt() throws IOException {
        assertThat(nas("data").out()).contains("digits", "fashion-mnist", "cifar-10");
        JsonNode sets = json(nas("data", "--json", "-")).path("data");
        assertThat(sets).isNotEmpty();
        for (JsonNode set : sets) {
            assertThat(set.path("available").asBoolean()
                            || !set.path("command").asText().isEmpty())
                    .as(set.toString())
                    .isTrue();
        }
    }

    @Test
    void jsonGoesToAFileAndLeavesTheTextAlone() throws IOException {
        Path file = folder.resolve("data.json");
        Ended ended = nas("data", "--json", file);
        assertThat(ended.out()).contains("digits");
        assertThat(Json.parse(Files.readString(file)).path("data")).isNotEmpty();
    }

    @Test
    void aPlaceForJsonThatCannotBeWrittenIsFoundBeforeTheWork() {
        Ended nowhere = nas("runs", "--json", folder.resolve("none").resolve("out.json"));
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("--json", "there is no folder");
        assertThat(nowhere.out()).isEmpty();
        assertThat(nas("runs", "--json", folder).err()).contains("it is a folder");
    }

    @Test
    void aPipeIsWrittenThroughAndNeverReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "pipes can be made here");
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        Ended ended = nas("runs", "--runs", folder, "--json", pipe);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"runs\":[]}\n");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void theKernelComesAndGoes() throws IOException {
        Ended none = nas("kernel", "uninstall", "--prefix", folder);
        assertThat(none.code()).isZero();
        assertThat(none.out()).contains("no kernel is in", folder.toString());
    }

    private static JsonNode json(Ended ended) throws IOException {
        assertThat(ended.out().lines()).as("nothing but JSON").hasSize(1);
        return Json.parse(ended.out());
    }
}
