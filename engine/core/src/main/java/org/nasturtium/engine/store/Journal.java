package org.nasturtium.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The append-only record of a run: one JSON line an event, handed to the system line by line. What a search knows is a
 * fold over it.
 *
 * <p>A last line that a killed process or a full disk left unfinished is ignored when reading, and the next write begins
 * where it began; a damaged line anywhere else is an error that names it.
 */
public final class Journal implements AutoCloseable {
    /** Written into every line; readers ignore events that they do not know. */
    static final int VERSION = 1;

    private final Path file;
    private final @Nullable RandomAccessFile
            access; // a channel would be closed by an interrupt, which is a wish to stop
    private final List<JournalEvent> found;
    private long whole;

    /** @param whole bytes of whole lines, behind which the next one is written */
    Journal(Path file, @Nullable RandomAccessFile access, List<JournalEvent> found, long whole) {
        this.file = file;
        this.access = access;
        this.found = List.copyOf(found);
        this.whole = whole;
    }

    /** Opens a journal for appending, creating it if need be; the run's lock must be held. */
    public static Journal open(Path file) {
        try {
            List<JournalEvent> events = new ArrayList<>();
            long whole = Files.exists(file) ? scan(file, events) : 0;
            RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw");
            access.setLength(whole);
            return new Journal(file, access, events, whole);
        } catch (IOException failure) {
            throw new RunFolderTrouble(
                    "cannot open the journal " + file + ": " + failure.getMessage(),
                    "Maybe the folder is not writable, or the disk is full.",
                    failure);
        }
    }

    /** One that keeps nothing: for searches that can be run again in no time. */
    public static Journal ofNothing() {
        return new Journal(Path.of(""), null, List.of(), 0);
    }

    /** The events of a journal that nobody has to own. */
    public static List<JournalEvent> read(Path file) {
        try {
            List<JournalEvent> events = new ArrayList<>();
            scan(file, events);
            return events;
        } catch (IOException failure) {
            throw new RunFolderTrouble(
                    "cannot read the journal " + file + ": " + failure.getMessage(),
                    "Maybe this is not a run's folder; `nas runs` lists them.",
                    failure);
        }
    }

    /** What stood there when it was opened. */
    public List<JournalEvent> found() {
        return found;
    }

    /**
     * Adds an event and hands it to the system.
     *
     * @throws RunFolderTrouble if it cannot be written; what was written before is safe, and so is what comes after
     */
    public synchronized void append(JournalEvent event) {
        if (access == null) {
            return;
        }
        byte[] line = (JournalEvent.write(event) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            access.seek(whole); // over what a failed write may have left
            access.write(line);
            whole += line.length;
        } catch (IOException failure) {
            throw new RunFolderTrouble(
                    "cannot write to the journal " + file + ": " + failure.getMessage(),
                    "All trials that ended before are safe: free some space, then `nas resume " + file.getParent()
                            + "`.",
                    failure);
        }
    }

    @Override
    public void close() {
        if (access == null) {
            return;
        }
        try {
            access.close();
        } catch (IOException failure) {
            throw new RunFolderTrouble(
                    "cannot close the journal " + file + ": " + failure.getMessage(),
                    "Maybe the disk is full.",
                    failure);
        }
    }

    /** Reads all whole lines and returns where they end. */
    private static long scan(Path file, List<JournalEvent> events) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        int number = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            number++;
            String line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
            start = i + 1;
            try {
                JournalEvent event = JournalEvent.read(Json.parse(line));
                if (event != null) {
                    events.add(event);
                }
            } catch (JsonProcessingException | IllegalArgumentException damaged) {
                throw new RunFolderTrouble(
                        file + " line " + number + " is damaged: "
                                + String.valueOf(damaged.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                        "Maybe restore the file from a copy; lines 1 to " + (number - 1) + " are whole.",
                        damaged);
            }
        }
        return start;
    }
}
