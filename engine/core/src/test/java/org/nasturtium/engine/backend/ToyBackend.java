package org.nasturtium.engine.backend;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.nasturtium.engine.graph.NetworkGraph;

/**
 * A backend in plain Java for tests: really trains, needs no native library, knows only dense networks.
 *
 * <p>It counts what is open, so that a test can see a leak. Uses after a close throw.
 */
public final class ToyBackend implements Backend {
    private final AtomicInteger open = new AtomicInteger();

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public int preference() {
        return -1000;
    }

    @Override
    public Status status() {
        return new Status(true, "1", List.of("plain Java, dense networks only, for tests"));
    }

    @Override
    public List<Device> devices() {
        return List.of(Device.CPU);
    }

    @Override
    public Parameters parameters(Device device, long seed) {
        return new ToyParameters(seed, open);
    }

    @Override
    public Network compile(NetworkGraph graph, Parameters parameters) {
        return new ToyNetwork(graph, (ToyParameters) parameters, open);
    }

    @Override
    public Optimizer optimizer(Parameters parameters, OptimizerSettings settings) {
        return new ToyOptimizer((ToyParameters) parameters, settings, open);
    }

    /** Stores, networks and optimisers that were not closed yet. */
    public int open() {
        return open.get();
    }
}
