package org.nasturtium.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.store.Json;

/** What a run leaves in streams and folders, and what it says where it cannot. */
class RunIT {
    @TempDir
    private Path folder;

    @Test
    void everyStreamCarriesItsOwnAndNoRunIsOverwritten() throws Exception {
        new SmallScript()
                .search(3, 2, 1)
                .search(2, 2, 1)
                .then("println 'said by the script'")
                .write(folder.resolve("two.groovy"));
        NasProcess ended =
                NasProcess.run(folder, "run", "two.groovy", "--json", "-").expect(0);
        assertThat(ended.out().lines()).as("nothing but JSON").hasSize(1);
        JsonNode json = Json.parse(ended.out());
        assertThat(json.path("trials")).as("the last search").hasSize(2);
        assertThat(json.path("runs")).hasSize(1);
        assertThat(json.path("runs").get(0).path("trials")).as("the one before").hasSize(3);
        assertThat(json.path("test").isNull()).isTrue();
        assertThat(ended.err()).contains("said by the script", "3/3 trials", "best accuracy");
        assertThat(ended.err()).as("not a terminal").doesNotContain("\u001b", "\r");
        assertThat(folder.resolve("runs/two/search-2/journal.jsonl")).exists();
        assertThat(folder.resolve("runs/two/report.html")).exists();
        String journal = Files.readString(folder.resolve("runs/two/journal.jsonl"));

        NasProcess again = NasProcess.run(folder, "run", "two.groovy").expect(0);
        assertThat(folder.resolve("runs/two-2/journal.jsonl")).exists();
        assertThat(Files.readString(folder.resolve("runs/two/journal.jsonl"))).isEqualTo(journal);
        assertThat(again.out()).contains("said by the script", "best: trial").doesNotContain("/2 trials,");
        assertThat(again.out().lines().count()).as("fits a screen").isLessThan(40);
    }

    @Test
    void aPlaceThatCannotHoldRunsIsNamed() throws Exception {
        new SmallScript().search(3, 1, 1).write(folder.resolve("mine.groovy"));
        Files.writeString(folder.resolve("taken"), "a file");
        NasProcess ended =
                NasProcess.run(folder, "run", "mine.groovy", "--runs", "taken").expect(1);
        assertThat(ended.err()).contains("cannot write", "taken", "--runs DIR").doesNotContain("\tat ");
    }

    @Test
    void aFullDiskIsNamedFailsNoTrialAndTheRunGoesOnAfterwards() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()), "mounting needs root");
        try {
            new SmallScript().keepingNoWeights().search(30, 2, 1).write(folder.resolve("mine.groovy"));
            // room for the beginning of a journal, not for all of it
            Path ballast = disk.resolve("ballast");
            Files.write(ballast, new byte[236 * 1024]);
            NasProcess ended = NasProcess.run(folder, "run", "mine.groovy", "--runs", "disk")
                    .expect(1);
            assertThat(ended.err())
                    .contains(
                            "cannot write to the journal",
                            "No space left on device",
                            "free some space",
                            "nas resume disk/mine")
                    .doesNotContain("\tat ");
            Path journal = disk.resolve("mine").resolve("journal.jsonl");
            assertThat(Files.readString(journal)).doesNotContain("\"failed\"");
            int before = NasProcess.trials(journal);
            assertThat(before).isBetween(1, 29);

            Files.delete(ballast);
            assertThat(command("mount", "-o", "remount,size=64m", disk.toString()))
                    .isTrue();
            NasProcess resumed =
                    NasProcess.run(folder, "resume", "disk/mine", "--json", "-").expect(0);
            JsonNode trials = Json.parse(resumed.out()).path("trials");
            assertThat(trials).hasSize(30);
            trials.forEach(trial -> assertThat(trial.path("status").asText()).isEqualTo("completed"));
        } finally {
            command("umount", disk.toString());
        }
    }

    private static boolean command(String... words) throws Exception {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
