package org.nasturtium.engine.data;

import org.nasturtium.engine.evaluate.EvaluationSource;

/** Names a data set and loads it when a search starts. Making one reads nothing. */
public interface DataSource extends EvaluationSource {
    /** The word and its options, as they stand in the run's record: {@code fashionMnist(train: 10000, validation: 2000)}. */
    @Override
    String description();

    /**
     * Reads and splits the data.
     *
     * @throws DataNotFound if it is not there: where it was looked for, and the command that gets it
     * @throws CorruptData if it is there and cannot be right: which file, which byte or record
     */
    LoadedData load();

    /** About how many samples there are to train on; reads the data where nothing else tells. */
    default int trainingSamples() {
        return load().search().train().size();
    }
}
