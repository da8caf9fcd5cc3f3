package org.nasturtium.engine.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where published tables may lie on this machine; passed in, so that nothing is reached for.
 *
 * @param named the folder that {@code NASTURTIUM_TABLES} names, or none
 * @param home the person's home folder
 */
public record TablePlaces(@Nullable Path named, Path home) {
    /** The environment variable that names a folder of tables. */
    public static final String VARIABLE = "NASTURTIUM_TABLES";

    /** The usual places, from a process's environment and its home folder. */
    public static TablePlaces of(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new TablePlaces(named.isBlank() ? null : Path.of(named), home);
    }

    private List<Path> folders() {
        Path own = home.resolve(".nasturtium").resolve("tables");
        return named == null ? List.of(own) : List.of(named, own);
    }

    /** The first file of this name, gzip or plain, or null. */
    @Nullable
    Path look(String file) {
        return candidates(file).filter(Files::isRegularFile).findFirst().orElse(null);
    }

    /** The first file of this name, gzip or plain. */
    Path find(String what, String file) {
        Path found = look(file);
        if (found == null) {
            throw new TableNotFound(what + " is not on this machine. Looked for\n"
                    + candidates(file).map(place -> "  " + place + "\n").collect(Collectors.joining())
                    + "Set " + VARIABLE + " to the folder that holds " + file + ", or give its path.");
        }
        return found;
    }

    private Stream<Path> candidates(String file) {
        return folders().stream().flatMap(folder -> Stream.of(folder.resolve(file), folder.resolve(file + ".gz")));
    }
}
