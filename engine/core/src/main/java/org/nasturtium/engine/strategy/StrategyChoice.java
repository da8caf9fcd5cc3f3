package org.nasturtium.engine.strategy;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which strategy, with which options, as data: what stands in the run's record.
 *
 * @param name the catalogue's and the DSL's word
 * @param options as a person wrote them; the catalogue checks them and fills in defaults
 */
public record StrategyChoice(String name, Map<String, Object> options) {
    public StrategyChoice {
        options = Map.copyOf(new TreeMap<>(options));
    }
}
