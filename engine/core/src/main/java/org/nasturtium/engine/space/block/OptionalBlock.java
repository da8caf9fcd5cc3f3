package org.nasturtium.engine.space.block;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;

/**
 * Blocks that may be there or not. A single layer gives its word to the decision ({@code batchNorm=yes}), several are
 * {@code optional=yes}. The baseline takes them, dropout excepted.
 */
public final class OptionalBlock implements Block {
    private static final Domain YES_NO = new Domain.Categorical(List.of("yes", "no"));

    private final Chain body;

    public OptionalBlock(Chain body) {
        this.body = body;
        if (body.blocks().isEmpty()) {
            throw new IllegalArgumentException("`optional` has nothing in it\nMaybe `optional batchNorm`.");
        }
    }

    @Override
    public String word() {
        return isLayer() ? body.blocks().get(0).word() : "optional";
    }

    @Override
    public List<Decision> decisions(String path) {
        boolean plain = body.blocks().stream().allMatch(DropoutBlock.class::isInstance);
        List<Decision> below = isLayer() ? body.blocks().get(0).decisions(path) : body.decisions(path);
        return List.of(new Decision(path, YES_NO, Map.of("yes", below), plain ? "no" : "yes"));
    }

    @Override
    public int build(Layers layers, String path, int from) {
        if (!isChosen(layers, path)) {
            return from;
        }
        return isLayer() ? body.blocks().get(0).build(layers, path, from) : body.build(layers, path, from);
    }

    @Override
    public boolean normalizes(Layers layers, String path) {
        return isLayer() && isChosen(layers, path) && body.blocks().get(0).normalizes(layers, path);
    }

    private boolean isChosen(Layers layers, String path) {
        return layers.value(path).equals("yes");
    }

    private boolean isLayer() {
        return body.blocks().size() == 1 && Blocks.isLayer(body.blocks().get(0).word());
    }
}
