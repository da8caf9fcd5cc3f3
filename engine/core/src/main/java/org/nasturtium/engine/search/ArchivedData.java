package org.nasturtium.engine.search;

import org.nasturtium.engine.data.DataNotFound;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.data.LoadedData;

/** A data set of which only the description is left: that of a run that is read, not run. */
record ArchivedData(String description) implements DataSource {
    @Override
    public LoadedData load() {
        throw new DataNotFound("the data " + description + " are not part of a run's folder\n"
                + "Maybe resume the run: its script names the data.");
    }
}
