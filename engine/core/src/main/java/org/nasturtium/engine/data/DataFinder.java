package org.nasturtium.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for a named data set in every place where it may lie. */
record DataFinder(DataPlaces places) {
    /** The folder that holds the whole set. */
    Path folder(NamedSet set) {
        List<DataCatalogue.Place> looked = look(set);
        return looked.stream()
                .filter(DataCatalogue.Place::isComplete)
                .findFirst()
                .orElseThrow(() -> new DataNotFound(set.word() + ": " + set.name()
                        + " is not on this machine. Looked in\n"
                        + looked.stream().map(place -> "  " + place + "\n").collect(Collectors.joining())
                        + "Get it: " + set.source().command(ownFolder(set))
                        + "\nor put " + String.join(", ", set.files()) + " (plain or .gz) into " + ownFolder(set)))
                .folder();
    }

    /** Every place, in the order of looking, and what is wrong with it. */
    List<DataCatalogue.Place> look(NamedSet set) {
        return places.folders(set).stream()
                .map(folder -> new DataCatalogue.Place(folder, problem(set, folder)))
                .toList();
    }

    Path ownFolder(NamedSet set) {
        return places.own().resolve(set.name());
    }

    /** A file of a set, plain or gzip, under the usual name or with a dot where others put one. */
    static @Nullable Path file(Path folder, String name) {
        return names(name)
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> names(String name) {
        String dotted = name.replace("-idx", ".idx");
        return Stream.of(name, name + ".gz", dotted, dotted + ".gz");
    }

    private static String problem(NamedSet set, Path folder) {
        if (!Files.isDirectory(folder)) {
            return "no such folder";
        }
        List<String> missing = set.format().missing(set, folder);
        if (missing.size() == set.files().size()) {
            return "none of its files";
        }
        if (!missing.isEmpty()) {
            return "without " + String.join(", ", missing);
        }
        return NamedSet.ALL.stream()
                .filter(other -> !other.equals(set) && isOpening(folder, other))
                .map(other -> "these are the files of " + other.name())
                .findFirst()
                .orElse("");
    }

    /** Sets that have taken over MNIST's file names are told apart by their first labels. */
    private static boolean isOpening(Path folder, NamedSet set) {
        Path labels = set.opening().isEmpty() ? null : file(folder, "train-labels-idx1-ubyte");
        if (labels == null) {
            return false;
        }
        try (RecordFile in = RecordFile.open(labels)) {
            byte[] start = in.read(8 + set.opening().size(), "its header");
            byte[] first = Arrays.copyOfRange(start, 8, start.length);
            return IntStream.range(0, first.length)
                    .mapToObj(i -> first[i] & 0xff)
                    .toList()
                    .equals(set.opening());
        } catch (CorruptData e) {
            return false; // whose ever they are, reading them says what is wrong
        }
    }
}
