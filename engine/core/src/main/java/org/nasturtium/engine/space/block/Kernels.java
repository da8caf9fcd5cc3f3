package org.nasturtium.engine.space.block;

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
        for (Object kernel : arguments.setting("kernel").domain().values()) {
            if ((Long) kernel % 2 == 0) {
                throw new IllegalArgumentException("`" + block + "`: kernel " + kernel
                        + " is even, and `padding: same` needs a middle\nMaybe an odd kernel, a range `step 2`, or `padding: valid`.");
            }
        }
    }
}
