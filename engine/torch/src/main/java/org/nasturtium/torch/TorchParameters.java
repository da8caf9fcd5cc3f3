package org.nasturtium.torch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.graph.ParameterSpec;

/** A store of named tensors. A tensor stays the same object for life, so that compiled networks may hold on to it. */
final class TorchParameters implements Parameters {
    private final Native memory;
    private final long seed;
    private final Map<String, Parameter> entries = new LinkedHashMap<>();

    /** A tensor, and what is asked of it besides its numbers. */
    record Parameter(String name, Tensor tensor, List<Integer> extents) {
        boolean decays() {
            return extents.size() > 1;
        }
    }

    TorchParameters(Native memory, long seed) {
        this.memory = memory;
        this.seed = seed;
    }

    Native memory() {
        return memory;
    }

    /** The tensor with this name, made from the seed if it is missing. */
    Tensor require(ParameterSpec spec) {
        Parameter known = entries.get(spec.name());
        if (known == null) {
            known = add(spec.name(), spec.extents(), spec.firstValues(seed));
        }
        check(spec.name(), known.extents(), spec.extents());
        if (spec.trained() && !known.tensor().requires_grad()) {
            known.tensor().set_requires_grad(true);
        }
        return known.tensor();
    }

    /** Every parameter, in the order in which they came. */
    Collection<Parameter> all() {
        return entries.values();
    }

    @Override
    public Set<String> names() {
        return new LinkedHashSet<>(entries.keySet());
    }

    @Override
    public Weights snapshot() {
        Map<String, org.nasturtium.engine.backend.Tensor> tensors = new TreeMap<>();
        entries.forEach((name, parameter) -> tensors.put(
                name, new org.nasturtium.engine.backend.Tensor(parameter.extents(), memory.read(parameter.tensor()))));
        return new Weights(tensors);
    }

    @Override
    public void restore(Weights weights) {
        weights.tensors().forEach((name, values) -> {
            Parameter known = entries.get(name);
            if (known != null) {
                check(name, known.extents(), values.extents());
            }
        });
        weights.tensors().forEach((name, values) -> {
            Parameter known = entries.get(name);
            if (known == null) {
                add(name, values.extents(), values.values());
            } else {
                memory.write(known.tensor(), values.values());
            }
        });
    }

    private Parameter add(String name, List<Integer> extents, float[] values) {
        long[] sizes = extents.stream().mapToLong(Integer::longValue).toArray();
        Parameter parameter = new Parameter(name, memory.owned(values, sizes), extents);
        entries.put(name, parameter);
        return parameter;
    }

    private static void check(String name, List<Integer> have, List<Integer> want) {
        if (!have.equals(want)) {
            throw new IllegalArgumentException("parameter `" + name + "` is " + have + ", not " + want
                    + "\nMaybe the weights belong to another architecture.");
        }
    }

    @Override
    public void close() {
        entries.values().forEach(parameter -> parameter.tensor().deallocate());
        entries.clear();
        memory.close();
    }
}
