package org.nasturtium.engine.train;

import org.jspecify.annotations.Nullable;

/** Keeps the checkpoints of trials that may go on. Safe for several threads. */
public interface Checkpoints {
    /** Keeps nothing: every trial begins anew. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public void write(int trial, Checkpoint checkpoint) {
            // nothing is kept
        }

        @Override
        public @Nullable Checkpoint read(int trial) {
            return null;
        }
    };

    /** Keeps a trial's checkpoint. */
    void write(int trial, Checkpoint checkpoint);

    /** A trial's checkpoint; null if there is none (any more). */
    @Nullable
    Checkpoint read(int trial);
}
