package org.nasturtium.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.space.Architecture;

class JournalTest {
    private static final JournalEvent FIRST = new JournalEvent.Noted(1, "first");
    private static final JournalEvent LONG = new JournalEvent.Noted(2, "the longest of these three sentences by far");
    private static final JournalEvent LAST = new JournalEvent.Noted(3, "last");

    @TempDir
    Path folder;

    /** A disk that is full takes half a line. */
    private static final class Disk extends RandomAccessFile {
        private boolean isFull;

        Disk(Path file) throws IOException {
            super(file.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            super.write(bytes, 0, isFull ? bytes.length / 2 : bytes.length);
            if (isFull) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void goesOnBehindAWholeLineAfterAFullDisk() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        Disk disk = new Disk(file);
        try (Journal journal = new Journal(file, disk, List.of(), 0)) {
            journal.append(FIRST);
            disk.isFull = true;
            assertThatThrownBy(() -> journal.append(LONG))
                    .isInstanceOf(RunFolderTrouble.class)
                    .hasMessageContaining("No space left on device");
            assertThat(Journal.read(file)).containsExactly(FIRST);
            disk.isFull = false;
            journal.append(LAST);
        }
        assertThat(Journal.read(file)).containsExactly(FIRST, LAST);
        try (Journal journal = Journal.open(file)) {
            journal.append(LONG);
        }
        assertThat(Journal.read(file)).containsExactly(FIRST, LAST, LONG);
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void writesInAThreadThatIsToStop() {
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.open(file)) {
            Thread.currentThread().interrupt();
            journal.append(FIRST);
            journal.append(LAST);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Journal.read(file)).containsExactly(FIRST, LAST);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN})
    void keepsEveryNumber(double number) {
        Path file = folder.resolve("journal.jsonl");
        List<JournalEvent> events = List.of(
                new JournalEvent.Scored(1, "zen", new Architecture(Map.of("depth", 1L)), number, ""),
                new JournalEvent.Used(2, "tested", 3, Map.of("loss", number), ""));
        try (Journal journal = Journal.open(file)) {
            events.forEach(journal::append);
        }
        assertThat(Journal.read(file)).isEqualTo(events);
    }
}
