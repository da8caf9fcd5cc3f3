package org.nasturtium.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.BackendContract;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.backend.OutOfDeviceMemory;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

final class TorchBackendTest extends BackendContract {
    @Override
    protected Backend backend() {
        return new TorchBackend(Precision.SINGLE, MemoryLayout.BLOCKED);
    }

    @Test
    void isThePreferredBackend() {
        assertThat(Backends.preferred()).isInstanceOf(TorchBackend.class);
    }

    @Test
    void tellsWhichLayoutItUses() {
        assertThat(backend().status().details()).anyMatch(line -> line.contains("blocked"));
        assertThat(new TorchBackend(Precision.SINGLE, MemoryLayout.DENSE)
                        .status()
                        .details())
                .anyMatch(line -> line.contains("dense"));
    }

    @Test
    void returnsToOneThreadAfterAnotherLibraryAskedForMore() {
        torch.set_num_threads(2);
        givesTheSameLossesForTheSameSeed();
        assertThat(torch.get_num_threads()).isEqualTo(1);
    }

    @Test
    void takesTheBlockedLayoutUnlessToldOtherwise() {
        assertThat(MemoryLayout.parse(null)).isEqualTo(MemoryLayout.BLOCKED);
        assertThat(MemoryLayout.parse("dense")).isEqualTo(MemoryLayout.DENSE);
        assertThatThrownBy(() -> MemoryLayout.parse("denes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("denes")
                .hasMessageContaining("NASTURTIUM_LAYOUT");
    }

    @Test
    void freesAProbeThatCannotBeMadeAndSaysWhy() {
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.features(4));
        int x = builder.add("possible", new Linear(1 << 10, true), builder.input());
        x = builder.add("impossible", new Linear(1 << 22, false), x); // more weights than an array holds
        NetworkGraph graph = builder.build(x);
        try (var probe = backend().probe(network(), 1, false)) {
            assertThat(probe.values()).isNotEmpty(); // whatever is loaded once is loaded now
        }
        long before = Pointer.totalCount();

        assertThatThrownBy(() -> backend().probe(graph, 1, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("libtorch failed while creating parameters: ");
        assertThat(Pointer.totalCount()).as("native objects").isLessThanOrEqualTo(before);
    }

    private static NetworkGraph network() {
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.features(4));
        return builder.build(builder.add("fc", new Linear(2, true), builder.input()));
    }

    @Test
    void tellsLackOfMemoryFromOtherFailures() {
        // more than any address space has
        assertThatThrownBy(() ->
                        Scope.recording("trying", () -> torch.zeros(1L << 50).item_double()))
                .isInstanceOf(OutOfDeviceMemory.class)
                .hasMessageContaining("trying")
                .hasMessageContaining("smaller batch");
        assertThatThrownBy(() -> Scope.recording(
                        "trying", () -> torch.zeros(3).view(2, 2).item_double()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("invalid for input of size 3");
    }
}
