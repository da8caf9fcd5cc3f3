package org.nasturtium.engine.train;

import java.util.List;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.NetworkTemplate;
import org.nasturtium.engine.space.SearchSpace;

/** One hidden layer of a chosen width: the smallest space that {@code ToyBackend} can train. */
public final class DenseTemplate implements NetworkTemplate {
    /** A space of widths 1 to 64; width 13 cannot be built. */
    public static SearchSpace space() {
        return SearchSpace.of("dense", new DenseTemplate());
    }

    @Override
    public List<Decision> decisions() {
        return List.of(new Decision("width", new Domain.IntegerRange(1, 64, 1, false)));
    }

    @Override
    public NetworkGraph decode(Architecture architecture, Shape input, int outputs) {
        int width = ((Long) architecture.value("width")).intValue();
        if (width == 13) {
            throw new ShapeMismatch("`hidden`: nobody wants 13 units of " + input);
        }
        NetworkGraph.Builder builder = NetworkGraph.builder(input);
        int features = input.isMap() ? builder.add("flat", new Flatten(), 0) : 0;
        int hidden = builder.add("hidden", new Linear(width, true), features);
        int relu = builder.add("relu", new Activation(Activation.Function.RELU), hidden);
        return builder.build(builder.add("out", new Linear(outputs, true), relu));
    }
}
