package org.nasturtium.engine.search;

import org.nasturtium.engine.evaluate.EvaluationSource;

/** Data or a table of which only the description is left: that of a run that is read, not run. */
record ArchivedData(String description, boolean isTable) implements EvaluationSource {}
