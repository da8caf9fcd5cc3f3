package org.nasturtium.engine.search;

import java.nio.file.Path;

/**
 * What a search touches of the world, passed in so that nothing is reached for.
 *
 * @param runs folder that holds the runs, usually {@code runs} under the working directory
 * @param name of the run's folder: the script's name, in a notebook the space's
 * @param script text of the script, kept with the run; empty if there is none
 * @param resume whether an unfinished run of this name goes on; otherwise it is refused
 * @param listener who is told
 * @param cancellation who may stop it
 */
public record SearchEnvironment(
        Path runs, String name, String script, boolean resume, SearchListener listener, Cancellation cancellation) {}
