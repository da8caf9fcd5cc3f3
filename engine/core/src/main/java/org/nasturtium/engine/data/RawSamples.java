package org.nasturtium.engine.data;

import java.security.MessageDigest;

/** Samples as they stand in their files; what splits are dealt from. */
interface RawSamples extends Samples {
    /** The samples at {@code indices}; shares their numbers, so that what nobody picks can be let go. */
    RawSamples pick(int[] indices);

    /** Adds a sample, its answer included, to a fingerprint. */
    void digest(int index, MessageDigest digest);
}
