package org.nasturtium.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Candidates for the last word of an argument. */
final class Words {
    private Words() {}

    static String last(String argument) {
        return argument.substring(argument.lastIndexOf(' ') + 1);
    }

    static List<String> from(String argument, Collection<String> known) {
        String word = last(argument);
        return known.stream().filter(each -> each.startsWith(word)).sorted().toList();
    }

    static Collection<String> both(Collection<String> some, Collection<String> others) {
        TreeSet<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** Files and folders, as the person wrote the way to them; folders end with a slash. */
    static List<String> files(String argument, Predicate<Path> wanted) {
        String word = last(argument);
        int slash = word.lastIndexOf('/');
        String way = word.substring(0, slash + 1);
        Path folder = home(way.isEmpty() ? "." : way);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.limit(10_000)
                    .filter(file -> Files.isDirectory(file) || wanted.test(file))
                    .forEach(file -> found.add(way + file.getFileName() + (Files.isDirectory(file) ? "/" : "")));
        } catch (IOException noFolder) {
            return List.of();
        }
        boolean hidden = word.substring(slash + 1).startsWith(".");
        return found.stream()
                .filter(each -> each.startsWith(word)
                        && (hidden || !each.substring(slash + 1).startsWith(".")))
                .sorted()
                .toList();
    }

    /** A path in which {@code ~} is the person's home. */
    static Path home(String path) {
        return path.equals("~") || path.startsWith("~/")
                ? Path.of(System.getProperty("user.home") + path.substring(1))
                : Path.of(path);
    }
}
