package org.nasturtium.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.ToyBackend;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

final class LatencyMeterTest {
    @Test
    void givesMedianAndSpreadOfRepeatsAndNamesTheRuntime() {
        ToyBackend toy = new ToyBackend();
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.features(4));
        NetworkGraph graph = builder.build(builder.add("out", new Linear(3, true), 0));
        // each repeat looks at the clock twice; they take 1, 2, 3, 4, 1, 2, 3, 4, ... ms
        AtomicLong now = new AtomicLong();
        AtomicInteger looks = new AtomicInteger();
        LatencyMeter meter = new LatencyMeter(toy, Device.CPU, () -> {
            int look = looks.getAndIncrement();
            return look % 2 == 0 ? now.get() : now.addAndGet((look / 2 % 4 + 1) * 1_000_000L);
        });
        AtomicInteger between = new AtomicInteger();
        Latency latency = meter.measure(graph, weights(toy, graph), between::incrementAndGet);
        assertThat(latency.seconds()).isBetween(0.002, 0.003);
        assertThat(latency.spread()).isCloseTo(0.002, within(0.0006));
        assertThat(latency.batchSeconds()).isCloseTo(latency.seconds() / 64, within(1e-5));
        assertThat(latency.repeats()).isEqualTo(101);
        assertThat(between).hasValue(2 * (5 + 101));
        assertThat(latency.runtime()).isEqualTo("toy 1 on cpu");
        assertThat(toy.open()).isZero();
    }

    @Test
    void interpolatesQuantiles() {
        double[] sorted = {1, 2, 4, 8};
        assertThat(LatencyMeter.quantile(sorted, 0.5)).isEqualTo(3);
        assertThat(LatencyMeter.quantile(sorted, 0)).isEqualTo(1);
        assertThat(LatencyMeter.quantile(sorted, 1)).isEqualTo(8);
        assertThat(LatencyMeter.quantile(new double[] {5}, 0.25)).isEqualTo(5);
    }

    static Weights weights(ToyBackend toy, NetworkGraph graph) {
        try (Parameters store = toy.parameters(Device.CPU, 1)) {
            toy.compile(graph, store).close();
            return store.snapshot();
        }
    }
}
