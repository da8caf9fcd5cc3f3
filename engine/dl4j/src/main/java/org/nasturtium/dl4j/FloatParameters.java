package org.nasturtium.dl4j;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.graph.ParameterSpec;

/**
 * Parameters as Java arrays in the canonical layout.
 *
 * <p>ND4J costs microseconds a call and one call a parameter, so that networks copy all of theirs in one go instead, and
 * only when {@link #version} moved.
 */
final class FloatParameters implements Parameters {
    private final Device device;
    private final long seed;
    private final Map<String, Parameter> parameters = new TreeMap<>();
    private long version;
    private boolean closed;

    FloatParameters(Device device, long seed) {
        this.device = device;
        this.seed = seed;
    }

    /** One parameter: its values, and the gradient that waits. */
    static final class Parameter {
        final Tensor tensor;
        float @Nullable [] gradient;

        private Parameter(Tensor tensor) {
            this.tensor = tensor;
        }

        float[] values() {
            return tensor.values();
        }

        /** As {@link ParameterSpec#decays}; running statistics never have a gradient to decay. */
        boolean decays() {
            return tensor.extents().size() > 1;
        }

        /** The gradient to add to. */
        float[] waiting() {
            if (gradient == null) {
                gradient = new float[tensor.values().length];
            }
            return gradient;
        }
    }

    Device device() {
        return device;
    }

    /** Changes whenever a value may have changed. */
    long version() {
        return version;
    }

    void changed() {
        version++;
    }

    Map<String, Parameter> all() {
        checkOpen();
        return parameters;
    }

    /** The parameter of this name, made if it is missing. */
    Parameter get(ParameterSpec spec) {
        checkOpen();
        Parameter parameter = parameters.computeIfAbsent(
                spec.name(), name -> new Parameter(new Tensor(spec.extents(), spec.firstValues(seed))));
        if (!parameter.tensor.extents().equals(spec.extents())) {
            throw new IllegalArgumentException("parameter " + spec.name() + " has the extents "
                    + parameter.tensor.extents() + ", the network wants " + spec.extents()
                    + "\nMaybe the two networks should not share this name.");
        }
        return parameter;
    }

    @Override
    public Set<String> names() {
        return new TreeSet<>(all().keySet());
    }

    @Override
    public Weights snapshot() {
        Map<String, Tensor> copies = new TreeMap<>();
        all().forEach((name, parameter) -> copies.put(
                name, new Tensor(parameter.tensor.extents(), parameter.values().clone())));
        return new Weights(copies);
    }

    @Override
    public void restore(Weights weights) {
        weights.tensors().forEach((name, tensor) -> {
            Parameter known = all().get(name);
            if (known != null && !known.tensor.extents().equals(tensor.extents())) {
                throw new IllegalArgumentException("parameter " + name + " has the extents " + known.tensor.extents()
                        + ", not " + tensor.extents() + "\nMaybe these weights are of another network.");
            }
        });
        weights.tensors().forEach((name, tensor) -> {
            Parameter known = parameters.computeIfAbsent(
                    name, key -> new Parameter(new Tensor(tensor.extents(), new float[tensor.values().length])));
            System.arraycopy(tensor.values(), 0, known.values(), 0, tensor.values().length);
        });
        changed();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this store of parameters is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        parameters.clear();
    }
}
