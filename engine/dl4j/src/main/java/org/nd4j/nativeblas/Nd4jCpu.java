package org.nd4j.nativeblas;

/**
 * Stands where DL4J 1.0.0-M2.1 looks, by name and reflection, for the switch of its oneDNN helpers.
 *
 * <p>The class moved to another package in that release and the look-up was not moved with it, so that every helper was
 * off: 4 to 8 times slower. Whether the loaded library really holds oneDNN is checked elsewhere.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** The part of the native environment that is asked for. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        /** Whether helpers may be used. */
        public boolean isUseMKLDNN() {
            return true;
        }
    }
}
