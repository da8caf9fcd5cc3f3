package org.nasturtium.engine.backend;

import java.util.List;
import org.nasturtium.engine.graph.NetworkGraph;

/** A toy backend whose compiling does something else first, such as throwing. */
public record TroubledBackend(ToyBackend toy, Runnable trouble) implements Backend {
    @Override
    public String name() {
        return "troubled";
    }

    @Override
    public int preference() {
        return toy.preference();
    }

    @Override
    public Status status() {
        return toy.status();
    }

    @Override
    public List<Device> devices() {
        return toy.devices();
    }

    @Override
    public Parameters parameters(Device device, long seed) {
        return toy.parameters(device, seed);
    }

    @Override
    public Network compile(NetworkGraph graph, Parameters parameters) {
        trouble.run();
        return toy.compile(graph, parameters);
    }

    @Override
    public Optimizer optimizer(Parameters parameters, OptimizerSettings settings) {
        return toy.optimizer(parameters, settings);
    }
}
