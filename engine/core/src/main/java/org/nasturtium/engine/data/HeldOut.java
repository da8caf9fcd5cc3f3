package org.nasturtium.engine.data;

/** The test split. A search never holds one; only a retrained winner's test reads it, and the read is recorded. */
public record HeldOut(Samples samples) {}
