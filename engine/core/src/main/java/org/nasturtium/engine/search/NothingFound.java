package org.nasturtium.engine.search;

import java.util.List;
import org.nasturtium.engine.strategy.Trial;

/** A search has no winner, since no trial was completed; the message says how trials ended. */
public final class NothingFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingFound(List<Trial> trials, String reason) {
        super(
                trials.isEmpty()
                        ? "no trial was run (" + reason + ")\nMaybe a limit rejects every architecture; loosen it."
                        : "none of " + trials.size() + " trials was completed; the last one ended with: "
                                + trials.get(trials.size() - 1).outcome()
                                + "\nMaybe train with a smaller learning rate, or loosen a limit.");
    }
}
