package org.nasturtium.engine.search;

import java.nio.file.Path;

/**
 * What a search touches of the world, passed in so that nothing is reached for.
 *
 * @param runs folder that holds the runs, usually {@code runs} under the working directory
 * @param name of the run's folder: the script's name; empty in a notebook, where each search has its space's
 * @param script text of the script, kept with the run; empty if there is none
 * @param resume whether the run of this name goes on; otherwise an unfinished one is refused, or goes on by itself in a notebook (no name)
 * @param moreTrials trials on top of those that a resumed run has; 0 = its own budget
 * @param listener who is told
 * @param cancellation who may stop it
 */
public record SearchEnvironment(
        Path runs,
        String name,
        String script,
        boolean resume,
        int moreTrials,
        SearchListener listener,
        Cancellation cancellation) {
    /** With a run's own budget. */
    public SearchEnvironment(
            Path runs, String name, String script, boolean resume, SearchListener listener, Cancellation cancellation) {
        this(runs, name, script, resume, 0, listener, cancellation);
    }
}
