package org.nasturtium.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.store.Json;

/** Runs that are killed, stopped, broken or enlarged, in processes of their own. */
class ResumeIT {
    private static final String AFTERWARDS =
            "def winner = found.best.retrain(epochs: 2)\nwinner.test()\nwinner.export('winner.zip')";

    @TempDir
    private Path folder;

    private Path run;
    private Path journal;

    @BeforeEach
    void nameTheRun() {
        run = folder.resolve("runs").resolve("mine");
        journal = run.resolve("journal.jsonl");
    }

    /** The usual search of a measured budget: its trials depend on the machine, but none is lost, repeated or left over. */
    @Test
    void aKilledSearchOfAMeasuredBudgetLosesNothing() throws Exception {
        new SmallScript().usual(25).then("found.winner.test()").write(folder.resolve("mine.groovy"));
        NasProcess killed = NasProcess.start(folder, "run", "mine.groovy");
        killed.awaitTrials(journal, 6);
        killed.signal("KILL");
        killed.await();
        List<String> before = lines("ended");
        double spent = spent();

        NasProcess.run(folder, "resume", "runs/mine", "--json", "resumed.json").expect(0);

        assertThat(lines("ended")).startsWith(before.toArray(String[]::new));
        assertThat(trials("proposed")).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(trials("ended"));
        assertThat(lines("proposed").stream()
                        .map(line ->
                                line.replaceFirst(".*\"architecture\":", "").replaceFirst(",\"origin.*", ""))
                        .toList())
                .as("architecture and fidelity")
                .doesNotHaveDuplicates();
        assertThat(spent).isPositive();
        assertThat(spent()).as("what was spent before the kill counts").isBetween(spent, 26.0);
        assertThat(run.resolve("weights").resolve("winner.safetensors")).exists();
    }

    private List<String> lines(String event) throws IOException {
        return Files.readAllLines(journal).stream()
                .filter(line -> line.contains("\"event\":\"" + event + "\""))
                .toList();
    }

    private List<Integer> trials(String event) throws IOException {
        List<Integer> trials = new ArrayList<>();
        for (String line : lines(event)) {
            trials.add(Json.parse(line).path("trial").intValue());
        }
        return trials;
    }

    private double spent() throws IOException {
        List<String> spent = lines("spent");
        return Json.parse(spent.get(spent.size() - 1))
                .path("amounts")
                .path("cpuSeconds")
                .doubleValue();
    }

    @Test
    void aKilledRunEndsAsIfNothingHadHappened() throws Exception {
        new SmallScript().search(16, 1, 3).then(AFTERWARDS).write(folder.resolve("whole.groovy"));
        new SmallScript().search(16, 2, 3).then(AFTERWARDS).write(folder.resolve("mine.groovy"));
        NasProcess.run(folder, "run", "whole.groovy", "--json", "whole.json").expect(0);

        NasProcess killed = NasProcess.start(folder, "run", "mine.groovy");
        killed.awaitTrials(journal, 8);
        killed.signal("KILL");
        killed.await();
        int before = NasProcess.trials(journal);
        assertThat(before).isBetween(8, 15);
        assertThat(NasProcess.run(folder, "runs").expect(0).out()).contains("runs/mine", "unfinished");
        assertThat(NasProcess.run(folder, "run", "mine.groovy").expect(2).err())
                .contains("unfinished", "nas resume runs/mine");

        NasProcess.run(folder, "resume", "runs/mine", "--json", "resumed.json").expect(0);
        assertThat(NasProcess.timeless(folder.resolve("resumed.json")))
                .as("one thread undisturbed, two threads killed in between")
                .isEqualTo(NasProcess.timeless(folder.resolve("whole.json")));
        assertThat(NasProcess.trials(journal)).isEqualTo(16);
        assertThat(run.resolve("winner.zip")).exists();
        assertThat(run.resolve("report.html")).exists();

        NasProcess.run(folder, "resume", "runs/mine", "--trials", "3", "--json", "more.json")
                .expect(0);
        JsonNode more = NasProcess.timeless(folder.resolve("more.json")).path("trials");
        JsonNode first = NasProcess.timeless(folder.resolve("whole.json")).path("trials");
        assertThat(more).hasSize(19);
        for (int i = 0; i < 16; i++) {
            assertThat(more.get(i)).isEqualTo(first.get(i));
        }
    }

    @Test
    void oneInterruptEndsCleanlyAndTheRunGoesOn() throws Exception {
        new SmallScript().search(12, 2, 50).write(folder.resolve("mine.groovy"));
        NasProcess stopped = NasProcess.start(folder, "run", "mine.groovy");
        stopped.awaitTrials(journal, 1);
        assertThat(NasProcess.run(folder, "resume", "runs/mine").expect(2).err())
                .as("a second process on the same run")
                .contains("being worked on by another process");

        long begun = System.nanoTime();
        stopped.signal("INT");
        stopped.await().expect(130);
        assertThat((System.nanoTime() - begun) * 1e-9).as("seconds to stop").isLessThan(8);
        assertThat(stopped.err())
                .contains("stopped after", "nas resume runs/mine")
                .doesNotContain("\tat ");
        assertThat(run.resolve("report.html")).exists();
        assertThat(NasProcess.trials(journal)).isBetween(1, 11);

        NasProcess.run(folder, "resume", "runs/mine").expect(0);
        assertThat(NasProcess.trials(journal)).isEqualTo(12);
        assertThat(NasProcess.run(folder, "runs").out()).contains(" finished");
    }

    @Test
    void anErrorBehindTheSearchKeepsItAndAMendedScriptGoesOn() throws Exception {
        new SmallScript().search(3, 2, 1).then("found.best.retrane(epochs: 1)").write(folder.resolve("mine.groovy"));
        NasProcess broken = NasProcess.run(folder, "run", "mine.groovy").expect(1);
        assertThat(broken.err())
                .contains("mine.groovy line 17", "retrane", "found.best.retrane(epochs: 1)", "retrain")
                .contains("nas resume runs/mine --script FILE")
                .doesNotContain("\tat ");
        assertThat(run.resolve("report.html")).exists();
        assertThat(NasProcess.run(folder, "report", "runs/mine").expect(0).out())
                .contains("3 trials");

        new SmallScript().search(3, 2, 1).then("found.best.retrain(epochs: 1)").write(folder.resolve("mended.groovy"));
        NasProcess mended = NasProcess.run(folder, "resume", "runs/mine", "--script", "mended.groovy")
                .expect(0);
        assertThat(mended.err()).contains("3 trials known from the journal");
        assertThat(NasProcess.trials(journal)).isEqualTo(3);
    }

    @Test
    void aTornLastLineIsTolerated() throws Exception {
        new SmallScript().search(3, 1, 1).write(folder.resolve("mine.groovy"));
        NasProcess.run(folder, "run", "mine.groovy", "--json", "whole.json").expect(0);
        String text = Files.readString(journal);
        int last = text.lastIndexOf("\"event\":\"ended\"");
        Files.writeString(journal, text.substring(0, last + 40));
        Files.delete(run.resolve("finished"));
        NasProcess.run(folder, "resume", "runs/mine", "--json", "resumed.json").expect(0);
        assertThat(NasProcess.timeless(folder.resolve("resumed.json")))
                .isEqualTo(NasProcess.timeless(folder.resolve("whole.json")));
    }
}
