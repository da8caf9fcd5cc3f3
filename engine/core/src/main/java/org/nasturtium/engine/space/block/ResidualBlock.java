package org.nasturtium.engine.space.block;

import java.util.List;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.space.Decision;

/**
 * Blocks whose result is added to what went in (He et al. 2016). Where the shapes differ, a projection without bias
 * fits the input: a 1x1 convolution with the stride needed, or a full connection between features.
 */
public final class ResidualBlock implements Block {
    private final Chain body;

    public ResidualBlock(Chain body) {
        this.body = body;
        if (body.blocks().isEmpty()) {
            throw new IllegalArgumentException("`residual` has nothing in it\nMaybe `residual { conv filters: 16 }`.");
        }
    }

    @Override
    public String word() {
        return "residual";
    }

    @Override
    public List<Decision> decisions(String path) {
        return body.decisions(path);
    }

    @Override
    public int build(Layers layers, String path, int from) {
        int inner = body.build(layers, path, from);
        if (inner == from) {
            return from;
        }
        return layers.add(path + ".add", new Add(), inner, project(layers, path, from, layers.shape(inner)));
    }

    private static int project(Layers layers, String path, int from, Shape wanted) {
        Shape given = layers.shape(from);
        if (given.equals(wanted)) {
            return from;
        }
        if (!given.isMap() && !wanted.isMap()) {
            return layers.add(path + ".projection", new Linear(wanted.channels(), false), from);
        }
        for (int stride = 1;
                wanted.isMap() && given.isMap() && stride <= Math.max(given.height(), given.width());
                stride++) {
            Convolution projection = Convolution.same(wanted.channels(), 1, stride, false);
            if (projection.shape(List.of(given)).equals(wanted)) {
                return layers.add(path + ".projection", projection, from);
            }
        }
        throw new ShapeMismatch(
                "`" + path + "`: what goes in is " + given + ", what comes out " + wanted
                        + ": no 1x1 convolution makes one of the other\nMaybe keep `flatten`, `dense` and odd poolings outside of `residual`.");
    }
}
