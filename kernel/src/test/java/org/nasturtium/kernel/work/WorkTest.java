package org.nasturtium.kernel.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkTest {
    private record Cell(int number) implements Owner {
        @Override
        public boolean isStopAsked() {
            return number < 0;
        }
    }

    private static final class Listening extends CellClosure<@Nullable Object> {
        private static final long serialVersionUID = 1;
        private final transient List<@Nullable Owner> heard;

        Listening(List<@Nullable Owner> heard) {
            super(heard, heard);
            this.heard = heard;
        }

        @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // called by Groovy
        public @Nullable Object doCall() {
            heard.add(Work.owner());
            return null;
        }
    }

    private final List<@Nullable Owner> heard = new ArrayList<>();

    private void inItsThread(Owner owner, Runnable task) throws InterruptedException {
        Thread thread = new Thread(() -> {
            Work.begin(owner);
            task.run();
        });
        thread.start();
        thread.join();
    }

    private static void inANewThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void aClosureSpeaksForItsMakerWhereNothingElseIsKnown() throws InterruptedException {
        List<Listening> made = new ArrayList<>();
        inItsThread(new Cell(1), () -> made.add(new Listening(heard)));
        inItsThread(new Cell(3), () -> inANewThread(() -> made.get(0).call()));
        assertThat(heard).containsExactly(new Cell(1));
    }

    @Test
    void aThreadsOwnTaskSpeaksForWhoMadeTheThread() throws InterruptedException {
        List<Listening> made = new ArrayList<>();
        inItsThread(new Cell(1), () -> made.add(new Listening(heard)));
        inItsThread(new Cell(3), () -> inANewThread(made.get(0)));
        assertThat(heard).containsExactly(new Cell(3));
    }

    @Test
    void threadsOfASearchSpeakForWhoSearches() throws InterruptedException {
        List<Listening> made = new ArrayList<>();
        inItsThread(new Cell(1), () -> made.add(new Listening(heard)));
        inItsThread(
                new Cell(3),
                () -> Work.withOwnThreads(() -> {
                    inANewThread(() -> made.get(0).call());
                    return heard;
                }));
        assertThat(heard).containsExactly(new Cell(3));
    }

    @Test
    void whatAnEarlierCellMadeSpeaksForTheCellThatCallsIt() throws InterruptedException {
        List<Listening> made = new ArrayList<>();
        inItsThread(new Cell(1), () -> made.add(new Listening(heard)));
        inItsThread(new Cell(3), () -> made.get(0).call());
        assertThat(heard).containsExactly(new Cell(3));
    }

    @Test
    void anOwnerThatIsAskedToStopStopsItsThreadsAndNoOther() throws InterruptedException {
        List<Boolean> asked = new ArrayList<>();
        Work.stopping();
        try {
            inItsThread(new Cell(-1), () -> inANewThread(() -> asked.add(Work.isStopAsked())));
            inItsThread(new Cell(1), () -> asked.add(Work.isStopAsked()));
        } finally {
            Work.stopped();
        }
        assertThat(asked).containsExactly(true, false);
    }
}
