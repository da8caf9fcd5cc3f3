package org.nasturtium.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;

/**
 * A graph compiled for one purpose, training or inference: kernels in the order in which they run.
 *
 * <p>Each value is let go right after its last reader, so that its memory is used again while it is still in the cache.
 */
final class Program implements AutoCloseable {
    private final Kernel[] kernels;
    private final int[][] dead;
    private final int result;
    private final List<Pointer> held;

    private Program(Kernel[] kernels, int[][] dead, int result, List<Pointer> held) {
        this.kernels = kernels;
        this.dead = dead;
        this.result = result;
        this.held = held;
    }

    /** Runs all kernels in the caller's scope. */
    Tensor run(Tensor input, Pass pass) {
        return run(input, pass, (slot, value) -> {});
    }

    /** The same while somebody looks at each value as it comes; the input is value 0. */
    Tensor run(Tensor input, Pass pass, Sight sight) {
        Tensor[] values = new Tensor[kernels.length + 1];
        values[0] = input;
        sight.see(0, input);
        for (int i = 0; i < kernels.length; i++) {
            Tensor value = kernels[i].run(values, pass);
            values[i + 1] = value;
            sight.see(i + 1, value);
            for (int slot : dead[i]) {
                if (!values[slot].equals(value)) { // in-place operations give back what they were given
                    values[slot].deallocate();
                }
            }
        }
        return values[result];
    }

    @Override
    public void close() {
        held.forEach(Pointer::deallocate);
    }

    /** Looks at values; to keep one it has to copy the handle. */
    @FunctionalInterface
    interface Sight {
        void see(int slot, Tensor value);
    }

    /** Collects kernels; value 0 is the input. */
    static final class Builder {
        private final List<Kernel> kernels = new ArrayList<>();
        private final List<int[]> reads = new ArrayList<>();
        private final List<Pointer> held = new ArrayList<>();

        /** Adds a kernel that reads these values and returns the number of its own. */
        int add(Kernel kernel, int... reads) {
            kernels.add(kernel);
            this.reads.add(reads.clone());
            return kernels.size();
        }

        /** Keeps a native constant for as long as the program lives. */
        <P extends Pointer> P hold(P constant) {
            held.add(Native.kept(constant));
            return constant;
        }

        /** Lets go of the constants of what will not be built. */
        void abandon() {
            held.forEach(Pointer::deallocate);
        }

        Program build(int result) {
            int[] last = new int[kernels.size() + 1];
            for (int i = 0; i < reads.size(); i++) {
                for (int slot : reads.get(i)) {
                    last[slot] = i;
                }
            }
            int[][] dead = new int[kernels.size()][];
            for (int i = 0; i < dead.length; i++) {
                int step = i;
                dead[i] = java.util.stream.IntStream.range(1, last.length)
                        .filter(slot -> slot != result && slot <= step && last[slot] == step)
                        .toArray();
            }
            return new Program(kernels.toArray(new Kernel[0]), dead, result, held);
        }
    }
}
