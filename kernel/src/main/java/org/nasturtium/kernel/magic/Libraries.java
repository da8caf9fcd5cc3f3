package org.nasturtium.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.nasturtium.kernel.session.FileNames;

/** Adds jars and folders to the class path of cells, and says what became of them. */
final class Libraries {
    private Libraries() {}

    /** Adds what is new; renderers in it are found at once. */
    static void add(Collection<Path> found, Workspace workspace) {
        List<String> added = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (Path each : found) {
            Path library = each.toAbsolutePath().normalize();
            if (workspace.session().libraries().contains(library)) {
                known.add(String.valueOf(library.getFileName()));
            } else {
                workspace.session().addLibrary(library);
                added.add(String.valueOf(library.getFileName()));
            }
        }
        if (!added.isEmpty()) {
            workspace.surroundings().libraryAdded();
            workspace.surroundings().print("added " + String.join(", ", added) + "\n");
        }
        if (!known.isEmpty()) {
            workspace.surroundings().print("already there: " + String.join(", ", known) + "\n");
        }
    }

    /** What was added, a line each. */
    static String list(Workspace workspace) {
        Collection<Path> libraries = workspace.session().libraries();
        return libraries.isEmpty()
                ? "nothing was added to the class path\n"
                : String.join("\n", libraries.stream().map(Path::toString).toList()) + "\n";
    }

    /** The files that a path with {@code *} and {@code **} names; an error if there is none. */
    static List<Path> files(String magic, String written) {
        boolean pattern = written.contains("*") || written.contains("?");
        Path asked = pattern ? Path.of("") : FileNames.home(written);
        List<Path> found = pattern ? matching(written) : Files.exists(asked) ? List.of(asked) : List.of();
        if (found.isEmpty()) {
            throw new MagicError(
                    "`" + magic + "`: there is " + (pattern ? "nothing like" : "no") + " `" + written + "`",
                    "Relative names are looked for in " + Path.of("").toAbsolutePath() + ".");
        }
        return found;
    }

    private static List<Path> matching(String written) {
        String whole = written.startsWith("~/") ? FileNames.home(written).toString() : written;
        int wild = whole.replace('?', '*').indexOf('*');
        int slash = whole.lastIndexOf('/', wild);
        Path folder = Path.of(slash < 0 ? "" : slash == 0 ? "/" : whole.substring(0, slash));
        String inside = whole.substring(slash + 1);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + inside);
        int depth = inside.contains("**")
                ? 20
                : (int) inside.chars().filter(letter -> letter == '/').count() + 1;
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> !file.equals(folder) && matcher.matches(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    static boolean isJar(Path file) {
        return Files.isRegularFile(file) && file.toString().endsWith(".jar");
    }

    /** What the kernel itself was started with. */
    static List<String> own() {
        return List.of(System.getProperty("java.class.path", "").split(File.pathSeparator));
    }
}
