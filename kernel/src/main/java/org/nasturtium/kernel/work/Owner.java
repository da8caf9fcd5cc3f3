package org.nasturtium.kernel.work;

/** Who started some work, in whose name it prints and with whom it stops: the execution of a cell. */
public interface Owner {
    /** Whether a person wants this work to end; never taken back. */
    boolean isStopAsked();
}
