package org.nasturtium.engine.data;

import java.nio.file.Path;

/** A named data set in files: found when it is loaded. */
record NamedSource(NamedSet set, TrainingRows rows, DataPlaces places) implements DataSource {
    @Override
    public String description() {
        return set.word() + "(" + rows.description() + ")";
    }

    @Override
    public int trainingSamples() {
        Integer train = rows.train();
        return train == null ? set.samples() : train;
    }

    @Override
    public LoadedData load() {
        Path folder = new DataFinder(places).folder(set);
        return new FileSplits(description(), rows)
                .deal(set.format().training(set, folder), set.format().test(set, folder))
                .normalised(set.name(), new Task.Classification(set.classes()));
    }
}
