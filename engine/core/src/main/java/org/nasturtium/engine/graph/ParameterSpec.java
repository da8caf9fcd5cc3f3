package org.nasturtium.engine.graph;

import java.util.List;

/**
 * A parameter that an operation needs: its name, extents and first values.
 *
 * <p>First values are uniform in {@code centre - bound .. centre + bound}, made from the seed and the full name alone,
 * so that every backend starts from the same numbers and a shared parameter from the same ones in any architecture.
 *
 * @param name relative to its node ({@code weight}) or full ({@code cell1.edge0-1.conv3x3.weight})
 * @param extents as PyTorch lays them out: convolution [out, in / groups, height, width], linear [out, in]
 * @param centre middle of the first values
 * @param bound half width of the first values; 0 = constant
 * @param trained false for running statistics, which no gradient reaches and no count includes
 */
public record ParameterSpec(String name, List<Integer> extents, double centre, double bound, boolean trained) {
    public ParameterSpec {
        extents = List.copyOf(extents);
    }

    /** A weight with He's uniform bound, {@code sqrt(6 / fanIn)}. */
    static ParameterSpec weight(int fanIn, Integer... extents) {
        return new ParameterSpec("weight", List.of(extents), 0, Math.sqrt(6.0 / fanIn), true);
    }

    /** A weight of a last layer, {@code sqrt(1 / fanIn)}. */
    static ParameterSpec linearWeight(int fanIn, Integer... extents) {
        return new ParameterSpec("weight", List.of(extents), 0, Math.sqrt(1.0 / fanIn), true);
    }

    /** A vector that starts constant. */
    static ParameterSpec constant(String name, int length, double value, boolean trained) {
        return new ParameterSpec(name, List.of(length), value, 0, trained);
    }

    /** The same parameter, named from the root. */
    public ParameterSpec within(String scope) {
        return new ParameterSpec(scope.isEmpty() ? name : scope + "." + name, extents, centre, bound, trained);
    }

    public int elements() {
        int elements = 1;
        for (int extent : extents) {
            elements = Math.multiplyExact(elements, extent);
        }
        return elements;
    }

    /** Weight decay belongs on matrices and kernels, not on biases, gains and shifts. */
    public boolean decays() {
        return trained && extents.size() > 1;
    }

    /** The first values for a run's seed: a SplitMix64 stream keyed by seed and full name. */
    public float[] firstValues(long seed) {
        return SplitMix.uniform(SplitMix.key(seed, name), elements(), centre, bound);
    }
}
