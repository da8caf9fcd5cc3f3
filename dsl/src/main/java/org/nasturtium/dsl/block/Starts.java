package org.nasturtium.dsl.block;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.engine.search.FoundArchitecture;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.Start;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.strategy.Trial;

/** Reads what a search begins with. */
final class Starts {
    private Starts() {}

    static Start of(Arguments given, SearchSpace space) {
        List<Map<String, Object>> with = new ArrayList<>();
        Object first = given.option("with");
        if (first != null) {
            for (Object each : first instanceof List<?> several ? several : List.of(first)) {
                with.add(values(each, space));
            }
        }
        return new Start(with, run(given.option("from")));
    }

    private static Map<String, Object> values(Object given, SearchSpace space) {
        if (given instanceof Architecture architecture) {
            return architecture.values();
        }
        if (given instanceof FoundArchitecture found) {
            return found.architecture().values();
        }
        if (given instanceof Trial trial) {
            return trial.architecture().values();
        }
        if (given instanceof CharSequence text) {
            return space.parse(text.toString()).values();
        }
        if (given instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
            return values;
        }
        throw new DslError(
                "`start with:` needs architectures, not " + Shown.of(given),
                "Maybe `start with: [" + space.name() + ".baseline()]`, a found one, or its text in quotes.");
    }

    private static @Nullable Path run(@Nullable Object from) {
        if (from == null) {
            return null;
        }
        if (from instanceof SearchResult result) {
            return result.run();
        }
        if (!(from instanceof CharSequence) && !(from instanceof Path)) {
            throw new DslError(
                    "`start from:` needs the folder of a run, not " + Shown.of(from), "Maybe `'runs/tiny'`.");
        }
        Path folder = Path.of(from.toString());
        if (!RunFolder.holdsRun(folder)) {
            throw new DslError(
                    "`start from:`: there is no run in " + folder, "Maybe `./nas runs` lists those that there are.");
        }
        return folder;
    }
}
