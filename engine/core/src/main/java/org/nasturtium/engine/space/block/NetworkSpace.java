package org.nasturtium.engine.space.block;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.NetworkTemplate;

/**
 * Networks made of blocks, chain spaces and cell spaces alike.
 *
 * @param input the shape that the space says; null = as the data
 * @param chain blocks from the data to the output
 */
public record NetworkSpace(@Nullable Shape input, Chain chain) implements NetworkTemplate {
    public NetworkSpace {
        List<Block> blocks = chain.blocks();
        long outputs = blocks.stream().filter(OutputBlock.class::isInstance).count();
        if (outputs != 1 || !(blocks.get(blocks.size() - 1) instanceof OutputBlock)) {
            throw new IllegalArgumentException("a space of networks needs one `output`, as its last layer; here it is "
                    + blocks.stream().map(Block::word).toList()
                    + "\nMaybe end it with `output()`, or a head with `linear(10)`.");
        }
    }

    /** Networks for data of any shape. */
    public NetworkSpace(Chain chain) {
        this(null, chain);
    }

    @Override
    public List<Decision> decisions() {
        return chain.decisions("");
    }

    @Override
    public NetworkGraph decode(Architecture architecture, Shape shape, int outputs) {
        if (input != null && !input.equals(shape)) {
            throw new ShapeMismatch("the space says input " + input + ", the data is " + shape
                    + "\nMaybe leave `input` out: the data's shape is then taken.");
        }
        Layers layers = new Layers(architecture, shape, outputs);
        return layers.finish(chain.build(layers, "", layers.input()));
    }
}
