package org.nasturtium.dl4j;

import java.util.List;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.graph.NetworkGraph;

/**
 * Trains with DeepLearning4J: the JVM's own framework, its deployment format, and older NVIDIA cards.
 *
 * <p>A launcher may set {@code -Dorg.eclipse.deeplearning4j.helpers.disable=false} itself; otherwise it is set here
 * before DL4J is loaded.
 */
public final class Dl4jBackend implements Backend {
    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public int preference() {
        return 50;
    }

    @Override
    public Status status() {
        Natives natives = Natives.loaded();
        return new Status(natives.usable(), "DL4J " + Natives.version(), natives.details());
    }

    @Override
    public List<Device> devices() {
        return Natives.loaded().devices();
    }

    @Override
    public Parameters parameters(Device device, long seed) {
        if (!Natives.required().devices().stream().map(Device::name).toList().contains(device.name())) {
            throw new IllegalArgumentException("dl4j cannot compute on `" + device.name() + "`; here it has "
                    + devices() + "\nMaybe name one of these, or use the torch backend.");
        }
        return new FloatParameters(device, seed);
    }

    @Override
    public Network compile(NetworkGraph graph, Parameters parameters) {
        return new Dl4jNetwork(graph, own(parameters), Natives.required());
    }

    @Override
    public Optimizer optimizer(Parameters parameters, OptimizerSettings settings) {
        return new FloatOptimizer(own(parameters), settings);
    }

    private static FloatParameters own(Parameters parameters) {
        if (parameters instanceof FloatParameters own) {
            return own;
        }
        throw new IllegalArgumentException("a store of " + parameters.getClass().getSimpleName()
                + " is not dl4j's\nMaybe copy its snapshot into a store of this backend.");
    }
}
