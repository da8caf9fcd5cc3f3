package org.nasturtium.engine.evaluate;

import java.util.List;

/** What architectures are judged on: data to train with, or a table to look them up in. Making one reads nothing. */
public interface EvaluationSource {
    /** The word and its options, as they stand in the run's record. */
    String description();

    /** What it can tell of an architecture; may read a table's header. */
    default List<Metric> metrics() {
        return Metric.own();
    }

    /** What is wanted where nothing is said. */
    default Objective usualObjective() {
        return new Objective(Metric.ACCURACY.word(), true);
    }

    /** Whether an architecture is looked up in no time, so that nothing is gained by deciding ahead of results. */
    default boolean isTable() {
        return false;
    }
}
