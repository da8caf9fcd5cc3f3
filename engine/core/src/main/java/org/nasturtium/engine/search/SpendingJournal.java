package org.nasturtium.engine.search;

import java.util.concurrent.atomic.AtomicReference;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.RunFolderTrouble;

/** Keeps at each epoch what a search has used up, so that what a killed process had spent is not forgotten. */
final class SpendingJournal {
    private final Journal journal;
    private final SearchClock clock;
    private final Spending spending;
    private final AtomicReference<RunFolderTrouble> trouble = new AtomicReference<>();

    SpendingJournal(Journal journal, SearchClock clock, Spending spending) {
        this.journal = journal;
        this.clock = clock;
        this.spending = spending;
    }

    /**
     * Writes what is bounded, for the searching thread.
     *
     * @throws RunFolderTrouble if it cannot be written
     */
    void keep() {
        if (spending.isBounded()) {
            journal.append(spending.event(clock.seconds()));
        }
    }

    /** The same for the thread of a trial: a disk that is full must not make a good trial a failed one. */
    void keepOrTellLater() {
        try {
            keep();
        } catch (RunFolderTrouble failure) {
            trouble.compareAndSet(null, failure);
        }
    }

    /**
     * A trial ended, and is safe in the journal.
     *
     * @throws RunFolderTrouble if the thread of a trial could not write
     */
    void check() {
        RunFolderTrouble failure = trouble.get();
        if (failure != null) {
            throw failure;
        }
    }
}
