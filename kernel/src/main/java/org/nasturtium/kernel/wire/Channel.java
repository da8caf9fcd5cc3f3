package org.nasturtium.kernel.wire;

/** The sockets that carry messages. */
public enum Channel {
    /** Requests of the person's work: execute, complete, inspect. */
    SHELL,
    /** Requests that must be heard while a cell runs: interrupt, shutdown. */
    CONTROL,
    /** The kernel's questions to the person, and the answers. */
    STDIN,
    /** What everybody may see: outputs and the kernel's state. */
    IOPUB
}
