package org.nasturtium.kernel.magic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue of magics, a line each. */
public final class Magics {
    private static final Map<String, Magic> ALL = List.of(
                    new HelpMagic(),
                    new TimeMagic(),
                    new TimeItMagic(),
                    new CaptureMagic(),
                    new WhoMagic(),
                    new ResetMagic(),
                    new LoadMagic(),
                    new ClasspathMagic(),
                    new JarsMagic(),
                    new MavenMagic(),
                    new PlotlyMagic(),
                    new OutputMagic())
            .stream()
            .collect(Collectors.toMap(
                    magic -> magic.help().name(), Function.identity(), (one, other) -> one, LinkedHashMap::new));

    private Magics() {}

    /** All of them, in the order in which help lists them. */
    public static List<Magic> all() {
        return List.copyOf(ALL.values());
    }

    /** Their names. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** What is known of a magic, or nothing if there is none of this name. */
    public static @Nullable MagicHelp help(String name) {
        Magic magic = ALL.get(name);
        return magic == null ? null : magic.help();
    }

    /** A magic that is known. */
    static Magic named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }
}
