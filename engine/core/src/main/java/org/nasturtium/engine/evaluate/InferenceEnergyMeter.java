package org.nasturtium.engine.evaluate;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.energy.EnergyMeter;
import org.nasturtium.engine.graph.NetworkGraph;

/**
 * Measures what one prediction costs on one device. Counters are coarse, so that a round is many predictions in a row;
 * the median of the rounds holds.
 */
public final class InferenceEnergyMeter {
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 200_000_000;

    private final Backend backend;
    private final Device device;
    private final EnergyMeter energy;
    private final LongSupplier nanoTime;

    public InferenceEnergyMeter(Backend backend, Device device, EnergyMeter energy) {
        this(backend, device, energy, System::nanoTime);
    }

    /** With a clock of one's own, for tests. */
    public InferenceEnergyMeter(Backend backend, Device device, EnergyMeter energy, LongSupplier nanoTime) {
        this.backend = backend;
        this.device = device;
        this.energy = energy;
        this.nanoTime = nanoTime;
    }

    /**
     * Joules of predicting one sample alone. Whoever calls sees to it that nothing else runs, see {@link QuietGate}.
     *
     * @param betweenPredictions called in front of every one; may throw to give up
     */
    public double joules(NetworkGraph graph, Weights weights, Runnable betweenPredictions) {
        try (Parameters parameters = backend.parameters(device, 0)) {
            parameters.restore(weights);
            try (Network network = backend.compile(graph, parameters)) {
                Batch single = LatencyMeter.batch(1, graph.input().shape());
                for (int i = 0; i < WARM_UP; i++) {
                    betweenPredictions.run();
                    network.predict(single);
                }
                double[] rounds = new double[ROUNDS];
                Arrays.setAll(rounds, round -> round(network, single, betweenPredictions));
                Arrays.sort(rounds);
                return rounds[ROUNDS / 2];
            }
        }
    }

    private double round(Network network, Batch single, Runnable between) {
        try (EnergyMeter.Work work = energy.work()) {
            long begun = nanoTime.getAsLong();
            int predictions = 0;
            do {
                between.run();
                network.predict(single);
                predictions++;
            } while (nanoTime.getAsLong() - begun < ROUND_NANOS);
            return work.spent().joules() / predictions;
        }
    }
}
