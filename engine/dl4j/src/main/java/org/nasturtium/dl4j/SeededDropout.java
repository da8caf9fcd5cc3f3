package org.nasturtium.dl4j;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.SplitMix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Dropout whose mask follows from a seed: DL4J's own draws from one generator of the whole process. */
final class SeededDropout implements IDropout {
    private static final long serialVersionUID = 1L;

    private final float rate;
    private final String name;
    private long seed;
    private transient @Nullable INDArray mask;

    SeededDropout(double rate, String name) {
        this.rate = (float) rate;
        this.name = name;
    }

    /** Decides the masks of the next pass. */
    void seed(long next) {
        seed = next;
    }

    @Override
    public INDArray applyDropout(INDArray in, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        float[] factors = new float[Math.toIntExact(in.length())];
        long key = SplitMix.key(seed, name);
        float kept = 1 / (1 - rate);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (SplitMix.at(key, i) >>> 40) * 0x1p-24f < rate ? 0 : kept;
        }
        clear();
        INDArray made = Floats.create(in.shape()).detach();
        Floats.put(factors, made);
        mask = made;
        return in.muli(made, result);
    }

    @Override
    public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
        INDArray made = mask;
        if (made == null) {
            throw new IllegalStateException("dropout `" + name + "` was not run forward");
        }
        gradAtOutput.muli(made, gradAtInput);
        clear();
        return gradAtInput;
    }

    @Override
    public void clear() {
        if (mask != null && mask.closeable()) {
            mask.close();
        }
        mask = null;
    }

    /** The same one: DL4J clones a configuration's parts, and this must stay reachable for its seed. */
    @Override
    @SuppressWarnings({"CloneDoesntCallSuperClone", "MethodDoesntCallSuperMethod"})
    public IDropout clone() {
        return this;
    }
}
