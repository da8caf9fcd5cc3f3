package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolderTrouble;

class SpendingJournalTest {
    private static final SearchClock NO_TIME = new Stopwatch(() -> 0, 0);

    @TempDir
    Path folder;

    private static SpendingJournal on(Journal journal) {
        Spending spending =
                new Spending(Budget.of(Resource.CPU, 150), Set.of(), resource -> () -> 7, Map.of(), Map.of(), NO_TIME);
        return new SpendingJournal(journal, NO_TIME, spending);
    }

    @Test
    void keepsWhatWasSpent() {
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.open(file)) {
            SpendingJournal spent = on(journal);
            spent.keepOrTellLater();
            assertThatCode(spent::check).doesNotThrowAnyException();
        }
        assertThat(Journal.read(file)).containsExactly(new JournalEvent.Spent(0, Map.of("cpuSeconds", 0.0), Map.of()));
    }

    @Test
    void aJournalThatCannotBeWrittenIsToldWhereTheSearchRunsNotWhereATrialTrains() {
        Journal journal = Journal.open(folder.resolve("journal.jsonl"));
        journal.close();
        SpendingJournal spent = on(journal);

        assertThatCode(spent::keepOrTellLater).doesNotThrowAnyException();
        assertThatThrownBy(spent::check)
                .isInstanceOf(RunFolderTrouble.class)
                .hasMessageContaining("cannot write to the journal");
        assertThatThrownBy(spent::keep).isInstanceOf(RunFolderTrouble.class);
    }
}
