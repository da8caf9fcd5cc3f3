package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.List;
import org.nasturtium.engine.strategy.Trial;

/**
 * What a search found: everything is read from the run's folder, so a resumed and a reopened run give the same.
 *
 * @param definition what was asked
 * @param run the run's folder
 * @param trials finished ones, in the order of their ids
 * @param reason why it ended, a sentence
 * @param seconds wall time, earlier processes included
 * @param notes sentences that belong to the result: repeatability, warnings, defaults
 */
public record SearchResult(
        SearchDefinition definition, Path run, List<Trial> trials, String reason, double seconds, List<String> notes) {
    public SearchResult {
        trials = List.copyOf(trials);
        notes = List.copyOf(notes);
    }
}
