package org.nasturtium.engine.backend;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The model formats on the class path. */
public final class ModelFormats {
    private ModelFormats() {}

    /** All of them. */
    public static List<ModelFormat> all() {
        return ServiceLoader.load(ModelFormat.class, ModelFormats.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** The one whose extension the file name ends with. */
    public static ModelFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(format -> name.endsWith("." + format.extension()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model format for the file `" + file
                        + "`: its name must end with one of "
                        + all().stream()
                                .map(format -> "." + format.extension())
                                .collect(Collectors.joining(", ", "[", "]"))
                        + "\nMaybe name it `" + file.getFileName() + ".zip`."));
    }
}
