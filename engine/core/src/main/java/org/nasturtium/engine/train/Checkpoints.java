package org.nasturtium.engine.train;

import org.jspecify.annotations.Nullable;

/** Keeps the checkpoints of trials that may go on. Safe for several threads. */
public interface Checkpoints {
    /** Keeps nothing: every trial begins anew. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public void write(int trial, int repeat, Checkpoint checkpoint) {
            // nothing is kept
        }

        @Override
        public @Nullable Checkpoint read(int trial, int repeat) {
            return null;
        }
    };

    /** Keeps the checkpoint of one of a trial's trainings, counted from 0. */
    void write(int trial, int repeat, Checkpoint checkpoint);

    /** What was kept of it; null if there is nothing (any more). */
    @Nullable
    Checkpoint read(int trial, int repeat);
}
