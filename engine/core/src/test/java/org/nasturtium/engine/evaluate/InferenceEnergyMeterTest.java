package org.nasturtium.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.ToyBackend;
import org.nasturtium.engine.energy.CpuTime;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.energy.EnergyMeter;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

final class InferenceEnergyMeterTest {
    @Test
    void tellsWhatOneOfManyPredictionsCosts() {
        ToyBackend toy = new ToyBackend();
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.features(4));
        NetworkGraph graph = builder.build(builder.add("out", new Linear(3, true), 0));
        // a prediction takes 5 ms, by the clock and of the thread's CPU time
        AtomicLong nanos = new AtomicLong();
        CpuTime cpu = new CpuTime() {
            @Override
            public double ofProcess() {
                return nanos.get() * 1e-9;
            }

            @Override
            public double ofThread() {
                return nanos.get() * 1e-9;
            }
        };
        AtomicInteger predictions = new AtomicInteger();
        EnergyMeter energy = EnergyMeter.estimating(new Electricity(10.0, null), cpu);
        double joules = new InferenceEnergyMeter(toy, Device.CPU, energy, nanos::get)
                .joules(graph, LatencyMeterTest.weights(toy, graph), () -> {
                    nanos.addAndGet(5_000_000);
                    predictions.incrementAndGet();
                });
        assertThat(joules).isCloseTo(0.05, within(1e-9));
        assertThat(predictions).as("warm-up and rounds").hasValue(5 + 5 * 40);
        assertThat(toy.open()).isZero();
    }
}
