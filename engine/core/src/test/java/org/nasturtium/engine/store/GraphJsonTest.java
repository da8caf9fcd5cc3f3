package org.nasturtium.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Concatenation;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.Multiply;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Operation;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.Zero;

class GraphJsonTest {
    @Test
    void readsBackEveryOperation() throws JsonProcessingException {
        NetworkGraph.Builder graph = NetworkGraph.builder(Shape.map(4, 8, 8));
        int conv = graph.add("a", Convolution.depthwise(4, 3, 1), 0);
        int norm = graph.add("b", new BatchNormalization(1e-3, 0.2, false), conv);
        int act = graph.add("c", new Activation(Activation.Function.HARD_SWISH), norm);
        int zero = graph.add("d", new Zero(Shape.map(4, 8, 8)));
        int sum = graph.add("e", new Add(), act, zero);
        int pool = graph.add("f", new Pooling(Pooling.Kind.AVERAGE, 3, 1, 1), sum);
        int gate = graph.add("g", new Multiply(), pool, graph.add("h", new GlobalAveragePooling(), pool));
        int both = graph.add("i", new Concatenation(), gate, sum);
        int flat = graph.add("j", new Flatten(), graph.add("k", new Dropout(0.25), both));
        NetworkGraph whole = graph.buildWithIdleNodes(graph.add("l", new Linear(3, true), flat));
        assertThat(whole.nodes().stream()
                        .map(node -> node.operation().getClass())
                        .distinct())
                .as("every operation is in this graph")
                .hasSize(Operation.class.getPermittedSubclasses().length);

        NetworkGraph read = GraphJson.read(Json.parse(Json.line(GraphJson.of(whole))));

        assertThat(read.nodes()).isEqualTo(whole.nodes());
        assertThat(read.output()).isEqualTo(whole.output());
    }

    @Test
    void saysWhatItCannotRead() throws JsonProcessingException {
        var foreign = Json.parse("{\"input\":{\"extents\":[3]},\"nodes\":[{\"operation\":\"Warp\",\"inputs\":[0]}]}");
        assertThatThrownBy(() -> GraphJson.read(foreign)).hasMessageContaining("unknown operation `Warp`");
    }
}
