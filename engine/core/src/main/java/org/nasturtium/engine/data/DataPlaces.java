package org.nasturtium.engine.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.table.TablePlaces;

/**
 * Where data sets may lie on this machine; passed in, so that nothing is reached for.
 *
 * @param named the folder that {@code NASTURTIUM_DATA} names, or none
 * @param home the person's home folder
 * @param packages where the system's packages put data sets, usually {@code /usr/share/datasets}
 * @param tables where published tables may lie
 */
public record DataPlaces(@Nullable Path named, Path home, Path packages, TablePlaces tables) {
    /** The environment variable that names a folder of data sets. */
    public static final String VARIABLE = "NASTURTIUM_DATA";

    /** Tables in the home folder only. */
    public DataPlaces(@Nullable Path named, Path home, Path packages) {
        this(named, home, packages, new TablePlaces(null, home));
    }

    /** The usual places, from a process's environment and its home folder. */
    public static DataPlaces of(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new DataPlaces(
                named.isBlank() ? null : Path.of(named),
                home,
                Path.of("/usr/share/datasets"),
                TablePlaces.of(environment, home));
    }

    /** The folder to put data sets in: the named one, else {@code .nasturtium/data} in the home folder. */
    public Path own() {
        return named == null ? home.resolve(".nasturtium").resolve("data") : named;
    }

    /** Folders that may hold a set, in the order of looking. */
    List<Path> folders(NamedSet set) {
        List<Path> parents = new ArrayList<>();
        if (named != null) {
            parents.add(named);
        }
        parents.add(home.resolve(".nasturtium").resolve("data"));
        parents.add(packages);
        List<Path> folders = new ArrayList<>();
        for (Path parent : parents) {
            folders.add(parent.resolve(set.name()));
            set.otherFolders().places().forEach(other -> folders.add(parent.resolve(other)));
        }
        if (named != null) {
            folders.add(1 + set.otherFolders().places().size(), named);
        }
        set.otherFolders().home().forEach(cache -> folders.add(home.resolve(cache)));
        return folders.stream().distinct().toList();
    }
}
