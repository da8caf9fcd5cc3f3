package org.nasturtium.engine.space.block;

import java.util.List;
import org.nasturtium.engine.space.Domain;

/** The rule about kernels and padding that convolutions share. */
final class Kernels {
    private Kernels() {}

    /** Only an odd kernel has a middle, so only it can keep the size of a map. */
    static void requireOdd(String block, Arguments arguments) {
        Domain padding = arguments.setting("padding").domain();
        if (!padding.contains("same")) {
            return;
        }
        Domain kernels = arguments.setting("kernel").domain();
        List<Object> probes = kernels instanceof Domain.IntegerRange range
                ? List.of(range.from(), Math.min(range.to(), range.from() + range.step()))
                : kernels.values();
        for (Object kernel : probes) {
            if ((Long) kernel % 2 == 0) {
                throw new IllegalArgumentException(
                        "`" + block + "`: kernel " + kernel
                                + " is even, and `padding: same` needs a middle\nMaybe an odd kernel, a range `step 2`, or `padding: valid`.");
            }
        }
    }
}
