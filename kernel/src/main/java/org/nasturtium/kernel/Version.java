package org.nasturtium.kernel;

/** Which Nasturtium this is. */
public final class Version {
    private Version() {}

    /** From the jar's manifest; {@code development} where classes do not come from a jar. */
    public static String ofKernel() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
