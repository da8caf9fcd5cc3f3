package org.nasturtium.engine.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A named data set in files: found when it is loaded. */
record NamedSource(NamedSet set, TrainingRows rows, DataPlaces places) implements DataSource {
    @Override
    public String description() {
        return set.word() + "(" + rows.description() + ")";
    }

    @Override
    public LoadedData load() {
        Path folder = new DataFinder(places).folder(set);
        List<Path> files = set.files().stream()
                .map(name -> Objects.requireNonNull(DataFinder.file(folder, name), name))
                .toList();
        return new FileSplits(description(), rows)
                .deal(set.format().training(set, files), set.format().test(set, files))
                .normalised(set.name(), new Task.Classification(set.classes()));
    }
}
