package org.nasturtium.engine.table;

import java.util.List;
import org.nasturtium.engine.evaluate.EvaluationSource;

/** Names a table and reads it when a search starts. */
public interface TableSource extends EvaluationSource {
    /**
     * Reads the table.
     *
     * @throws TableNotFound if it is not there: where it was looked for, and what to set
     * @throws TableError if it is there and contradicts itself
     */
    LoadedTable load();

    /** Sentences that belong to every result. */
    default List<String> notes() {
        return List.of();
    }

    /** Whether it stands in for data that are trained with later, so that what is said of training waits for that. */
    default boolean isRehearsal() {
        return false;
    }

    @Override
    default boolean isTable() {
        return true;
    }
}
