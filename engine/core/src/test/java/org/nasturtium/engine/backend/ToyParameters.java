package org.nasturtium.engine.backend;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.ParameterSpec;

/** Parameters as arrays. */
final class ToyParameters extends ToyResource implements Parameters {
    private final long seed;
    final Map<String, Tensor> values = new TreeMap<>();
    final Map<String, float[]> gradients = new HashMap<>();

    ToyParameters(long seed, AtomicInteger open) {
        super(open);
        this.seed = seed;
    }

    /** The values of a parameter, made if missing. */
    float[] values(ParameterSpec spec) {
        checkOpen();
        Tensor tensor = values.computeIfAbsent(spec.name(), name -> new Tensor(spec.extents(), spec.firstValues(seed)));
        if (!tensor.extents().equals(spec.extents())) {
            throw new IllegalArgumentException(
                    "parameter " + spec.name() + " has " + tensor.extents() + ", the network wants " + spec.extents());
        }
        return tensor.values();
    }

    /** The gradient that waits, zero at first. */
    float[] gradient(String name) {
        return gradients.computeIfAbsent(name, key -> new float[values.get(key).values().length]);
    }

    float @Nullable [] waiting(String name) {
        return gradients.get(name);
    }

    @Override
    public Set<String> names() {
        return new TreeSet<>(values.keySet());
    }

    @Override
    public Weights snapshot() {
        checkOpen();
        Map<String, Tensor> copy = new TreeMap<>();
        values.forEach((name, tensor) ->
                copy.put(name, new Tensor(tensor.extents(), tensor.values().clone())));
        return new Weights(copy);
    }

    @Override
    public void restore(Weights weights) {
        checkOpen();
        weights.tensors().forEach((name, tensor) -> {
            Tensor known = values.get(name);
            if (known == null) {
                values.put(name, new Tensor(tensor.extents(), tensor.values().clone()));
                return;
            }
            if (!known.extents().equals(tensor.extents())) {
                throw new IllegalArgumentException(
                        "parameter " + name + " has " + known.extents() + ", not " + tensor.extents());
            }
            System.arraycopy(tensor.values(), 0, known.values(), 0, tensor.values().length);
        });
    }
}
