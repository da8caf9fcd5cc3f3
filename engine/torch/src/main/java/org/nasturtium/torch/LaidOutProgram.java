package org.nasturtium.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;

/** A program under way that knows which of its values lie in oneDNN's blocks, and converts each at most once. */
final class LaidOutProgram {
    private final Program.Builder program = new Program.Builder();
    private final List<Boolean> blocked = new ArrayList<>(List.of(false));
    private final Map<Integer, Integer> converted = new HashMap<>();

    /** Adds a kernel that reads these values and returns the number of its own. */
    int add(boolean inBlocks, Kernel kernel, int... reads) {
        blocked.add(inBlocks);
        return program.add(kernel, reads);
    }

    /** Adds a computation of one value that keeps its layout. */
    int map(int read, UnaryOperator<Tensor> function) {
        return add(isBlocked(read), (values, pass) -> function.apply(values[read]), read);
    }

    boolean isBlocked(int value) {
        return blocked.get(value);
    }

    /** The same value in the usual layout. */
    int dense(int value) {
        return isBlocked(value) ? convert(value, Tensor::to_dense) : value;
    }

    /** The same value in blocks. */
    int inBlocks(int value) {
        return isBlocked(value) ? value : convert(value, Tensor::to_mkldnn);
    }

    private int convert(int value, UnaryOperator<Tensor> conversion) {
        Integer known = converted.get(value);
        if (known == null) {
            known = add(!isBlocked(value), (values, pass) -> conversion.apply(values[value]), value);
            converted.put(value, known);
            converted.put(known, value);
        }
        return known;
    }

    /** Keeps a native constant for as long as the program lives. */
    <P extends Pointer> P hold(P constant) {
        return program.hold(constant);
    }

    /** Lets go of the constants of what will not be built. */
    void abandon() {
        program.abandon();
    }

    Program build(int result) {
        return program.build(result);
    }
}
