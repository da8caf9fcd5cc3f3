package org.nasturtium.kernel.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files that could complete a path. */
public final class FileNames {
    private static final int MOST = 10_000;

    private FileNames() {}

    /** Files and folders, as the person wrote the way to them; folders end with a slash. */
    public static List<String> of(String written, Predicate<Path> wanted) {
        int slash = written.lastIndexOf('/');
        String way = written.substring(0, slash + 1);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(home(way.isEmpty() ? "." : way))) {
            files.limit(MOST)
                    .filter(file -> Files.isDirectory(file) || wanted.test(file))
                    .forEach(file -> found.add(way + file.getFileName() + (Files.isDirectory(file) ? "/" : "")));
        } catch (IOException | RuntimeException noFolder) {
            return List.of();
        }
        boolean hidden = written.startsWith(".", slash + 1);
        return found.stream()
                .filter(each -> each.startsWith(written) && (hidden || !each.startsWith(".", slash + 1)))
                .sorted()
                .toList();
    }

    /** A path in which {@code ~} is the person's home. */
    public static Path home(String path) {
        return path.equals("~") || path.startsWith("~/")
                ? Path.of(System.getProperty("user.home") + path.substring(1))
                : Path.of(path);
    }
}
