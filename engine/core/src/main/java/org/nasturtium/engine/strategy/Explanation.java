package org.nasturtium.engine.strategy;

import java.util.List;
import org.nasturtium.engine.strategy.panel.Panel;

/**
 * What a strategy just did and why, as data: a sentence, and panels that a report or a notebook draws.
 *
 * @param sentence what it did last, with the numbers that decided
 * @param panels its inner state: population, tournament, mutation, register, posterior, rung
 */
public record Explanation(String sentence, List<Panel> panels) {
    public Explanation {
        panels = List.copyOf(panels);
    }

    /** A sentence and its panels. */
    public static Explanation of(String sentence, Panel... panels) {
        return new Explanation(sentence, List.of(panels));
    }
}
