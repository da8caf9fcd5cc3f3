package org.nasturtium.engine.backend;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Parameters by full name, outside any native library: what is saved, exchanged between backends and exported. */
public record Weights(Map<String, Tensor> tensors) {
    public Weights {
        tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
    }
}
