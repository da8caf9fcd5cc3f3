package org.nasturtium.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run's folder: {@code search.json}, {@code journal.jsonl}, the script, weights, reports, and a mark once all that
 * the script asked for is done. While it is open no other process may work on it.
 *
 * <p>A finished run is never overwritten: a new one of its name gets {@code -2}, {@code -3}. An unfinished one is
 * refused; it has to be resumed or removed. One that ended before its first trial is begun anew.
 */
public final class RunFolder implements AutoCloseable {
    public static final String JOURNAL = "journal.jsonl";
    public static final String SEARCH = "search.json";
    public static final String SCRIPT = "script.groovy";
    private static final String FINISHED = "finished";

    private final Path path;
    private final RunLock lock;

    private RunFolder(Path path) {
        this.path = path;
        this.lock = RunLock.take(path);
    }

    /** Makes the folder of a new run, or opens the one of this name that is unfinished. */
    public static RunFolder createOrGoOn(Path runs, String name) {
        for (int number = 1; ; number++) {
            Path path = runs.resolve(number == 1 ? name : name + "-" + number);
            if (!isFinished(path)) {
                return holdsRun(path) && hasTrial(path) ? new RunFolder(path) : create(runs, name);
            }
        }
    }

    /** Makes the folder of a new run; one that is unfinished is refused. */
    public static RunFolder create(Path runs, String name) {
        for (int number = 1; ; number++) {
            Path path = runs.resolve(number == 1 ? name : name + "-" + number);
            if (isFinished(path)) {
                continue;
            }
            if (holdsRun(path) && !hasTrial(path)) {
                return new RunFolder(path).startedOver();
            }
            if (holdsRun(path)) {
                throw new RunRefused(
                        "run " + path + " is unfinished",
                        "Go on with `nas resume " + path
                                + "` (in a notebook: `search(..., resume: yes) { ... }`), or remove the folder.");
            }
            makeFolder(path);
            return new RunFolder(path);
        }
    }

    /** Whether something was proposed there; a run that ended before (a limit that nothing meets) is worth nothing. */
    private static boolean hasTrial(Path path) {
        try (Stream<String> lines = Files.lines(path.resolve(JOURNAL))) {
            return lines.anyMatch(
                    line -> line.contains("\"event\":\"proposed\"") || line.contains("\"what\":\"compared\""));
        } catch (IOException | UncheckedIOException unreadable) {
            return true; // not ours to judge
        }
    }

    private RunFolder startedOver() {
        try {
            Files.deleteIfExists(path.resolve(JOURNAL));
            Files.deleteIfExists(path.resolve(SEARCH));
            return this;
        } catch (IOException failure) {
            close();
            throw notWritable(path, failure);
        }
    }

    /** Opens the folder of a run that goes on, or is extended. */
    public static RunFolder open(Path path) {
        if (!holdsRun(path)) {
            throw new RunFolderTrouble(
                    path + " holds no run (no " + JOURNAL + ")",
                    "Maybe another folder is meant; `nas runs` lists them.");
        }
        return new RunFolder(path);
    }

    /** Whether a search began there. */
    public static boolean holdsRun(Path path) {
        return Files.exists(path.resolve(JOURNAL));
    }

    /** Whether there is a search, whole or damaged: its record, or a journal that tells of more than comparisons. */
    public static boolean hasSearch(Path path) {
        if (Files.exists(path.resolve(SEARCH))) {
            return true;
        }
        try (Stream<String> lines = Files.lines(path.resolve(JOURNAL))) {
            return lines.anyMatch(
                    line -> !line.contains("\"event\":\"opened\"") && !line.contains("\"what\":\"compared\""));
        } catch (IOException | UncheckedIOException unreadable) {
            return true; // reading it tells what is wrong
        }
    }

    /** Whether all that was asked for there is done. */
    public static boolean isFinished(Path path) {
        return Files.exists(path.resolve(FINISHED));
    }

    /** All runs in a folder, by name. */
    public static List<Path> list(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(RunFolder::holdsRun).sorted().toList();
        } catch (IOException failure) {
            throw new RunFolderTrouble(
                    "cannot list " + runs + ": " + failure.getMessage(), "Maybe it is not readable.");
        }
    }

    public Path path() {
        return path;
    }

    /** The folder of the search with this number (from 1): the first lies in the run's folder itself. */
    public Path search(int number) {
        Path folder = number == 1 ? path : path.resolve("search-" + number);
        makeFolder(folder);
        return folder;
    }

    /** Marks that nothing is left to do, or takes the mark away. */
    public void markFinished(boolean finished) {
        try {
            if (finished) {
                write(path.resolve(FINISHED), "");
            } else {
                Files.deleteIfExists(path.resolve(FINISHED));
            }
        } catch (IOException failure) {
            throw notWritable(path, failure);
        }
    }

    /** Writes a text file as a whole: a reader sees the old one or the new one. */
    public static void write(Path file, String text) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            moveOver(unfinished, file);
        } catch (IOException failure) {
            throw notWritable(file, failure);
        }
    }

    private static void moveOver(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw notWritable(folder, failure);
        }
    }

    private static RunFolderTrouble notWritable(Path place, IOException failure) {
        return new RunFolderTrouble(
                "cannot write " + place + ": " + failure,
                "Maybe the disk is full or the folder is not writable; `--runs DIR` takes another one.",
                failure);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw notWritable(path, failure);
        }
    }
}
