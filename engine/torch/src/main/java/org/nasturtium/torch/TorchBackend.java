package org.nasturtium.torch;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Probe;
import org.nasturtium.engine.graph.NetworkGraph;

/** libtorch, PyTorch's C++ library, through JavaCPP: the default backend. */
public final class TorchBackend implements Backend {
    private final Precision precision;
    private final MemoryLayout layout;

    /** Single precision, memory layout as configured. */
    public TorchBackend() {
        this(Precision.SINGLE, MemoryLayout.configured());
    }

    TorchBackend(Precision precision, MemoryLayout layout) {
        this.precision = precision;
        this.layout = layout;
    }

    @Override
    public String name() {
        return "torch";
    }

    @Override
    public int preference() {
        return 100;
    }

    @Override
    public Status status() {
        String failure = Libtorch.failure();
        if (failure != null) {
            return new Status(
                    false,
                    "",
                    List.of(
                            "libtorch does not load: " + failure,
                            "Maybe the class path lacks org.bytedeco:pytorch with the natives of this platform, or"
                                    + " JavaCPP's cache folder (~/.javacpp/cache) cannot be written."));
        }
        List<String> details = new ArrayList<>();
        details.add(Libtorch.hasOneDnn() ? "oneDNN is on" : "this libtorch was built without oneDNN");
        details.add("memory layout on the processor: " + layout.word() + describe());
        details.add("one thread a trial");
        int cards = Libtorch.cudaDevices();
        details.add(
                cards > 0
                        ? cards + " NVIDIA card" + (cards > 1 ? "s" : "")
                        : "no NVIDIA card: " + Libtorch.whyNoCuda());
        return new Status(true, Libtorch.version(), details);
    }

    private String describe() {
        return layout == MemoryLayout.BLOCKED
                ? " (oneDNN's; nasturtium.layout=dense turns it off)"
                : " (nasturtium.layout=blocked halves the cost of a step)";
    }

    @Override
    public List<Device> devices() {
        if (Libtorch.failure() != null) {
            return List.of();
        }
        List<Device> devices = new ArrayList<>(List.of(Device.CPU));
        for (int i = 0; i < Libtorch.cudaDevices(); i++) {
            devices.add(new Device("cuda:" + i, "NVIDIA card " + i));
        }
        return devices;
    }

    @Override
    public Parameters parameters(Device device, long seed) {
        Libtorch.require();
        return new TorchParameters(new Native(precision, device.name()), seed);
    }

    @Override
    public Network compile(NetworkGraph graph, Parameters parameters) {
        try {
            return new TorchNetwork(graph, own(parameters), layout);
        } catch (IllegalArgumentException mismatch) {
            throw mismatch;
        } catch (RuntimeException | OutOfMemoryError failure) {
            throw Failures.of("creating parameters", failure);
        }
    }

    @Override
    public boolean canProbe() {
        return true;
    }

    @Override
    public Probe probe(NetworkGraph graph, long seed, boolean doublePrecision) {
        Libtorch.require();
        Precision wanted = doublePrecision ? Precision.DOUBLE : precision;
        TorchParameters store = new TorchParameters(new Native(wanted, Device.CPU.name()), seed);
        try {
            return new TorchProbe(graph, store);
        } catch (RuntimeException | OutOfMemoryError failure) {
            store.close();
            throw Failures.of("creating parameters", failure);
        }
    }

    @Override
    public Optimizer optimizer(Parameters parameters, OptimizerSettings settings) {
        return new TorchOptimizer(own(parameters), settings);
    }

    private static TorchParameters own(Parameters parameters) {
        if (parameters instanceof TorchParameters own) {
            return own;
        }
        throw new IllegalArgumentException("the torch backend needs a store of its own, not a "
                + parameters.getClass().getSimpleName() + "\nMaybe restore its snapshot into one.");
    }
}
