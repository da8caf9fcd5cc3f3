package org.nasturtium.kernel;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.wire.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes turns one after another on a thread of their own with a deep stack, so that the kernel listens meanwhile and an
 * interrupt reaches the cell and nothing else.
 */
final class Cells implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cells.class);
    private static final long STACK_BYTES = 16L << 20;

    private final Function<Message, Turn> turns;
    private final Object lock = new Object();
    private final Deque<Message> waiting = new ArrayDeque<>();
    private @Nullable RunningTurn running;
    /** Whether the first that waits is to be stopped as soon as its turn comes. */
    private boolean stopsNext;

    private volatile @Nullable Thread thread;
    private volatile boolean touched;

    /**
     * Not running before {@link #start}.
     *
     * @param turns what a message asks for
     */
    Cells(Function<Message, Turn> turns) {
        this.turns = turns;
    }

    void start() {
        Thread next = new Thread(null, this::work, "cell", STACK_BYTES);
        next.setDaemon(true);
        thread = next;
        next.start();
    }

    void submit(Message request) {
        touched = true;
        synchronized (lock) {
            waiting.add(request);
            lock.notifyAll();
        }
    }

    /** Whether nothing was ever submitted. */
    boolean isUntouched() {
        return !touched;
    }

    private void work() {
        while (Thread.currentThread() == thread) {
            try {
                step(next());
            } catch (InterruptedException late) {
                LOG.debug("an interrupt without a cell");
            }
        }
    }

    /** The next turn, running as soon as it no longer waits, so that an interrupt always finds it in one of the two. */
    private RunningTurn next() throws InterruptedException {
        synchronized (lock) {
            while (waiting.isEmpty()) {
                lock.wait();
            }
            Message request = waiting.remove();
            RunningTurn next = new RunningTurn(request, turns.apply(request), Thread.currentThread());
            running = next;
            if (stopsNext) {
                stopsNext = false;
                next.stop(Duration.ZERO, lock);
            }
            return next;
        }
    }

    private void step(RunningTurn mine) {
        try {
            mine.turn().run(this::takeWaiting).forEach(each -> turns.apply(each).abort());
        } catch (Throwable unexpected) {
            LOG.error("an execution failed outside its cell", unexpected);
        } finally {
            synchronized (lock) {
                mine.end();
                running = running == mine ? null : running;
                // an interrupt that came too late must not hit the next cell
                Thread.interrupted();
            }
        }
    }

    /** Executions only: a front end's words to a comm wait on. */
    private List<Message> takeWaiting() {
        List<Message> taken = new ArrayList<>();
        synchronized (lock) {
            waiting.removeIf(each -> each.type().equals("execute_request") && taken.add(each));
        }
        return taken;
    }

    /**
     * Whether an interrupt was meant for an earlier cell: the same client sent it before it sent the one that runs or is
     * about to, and it came late. Clients that differ have clocks that differ, and are believed.
     */
    boolean isLate(Message interrupt) {
        Message now = now();
        try {
            return now != null
                    && now.session().equals(interrupt.session())
                    && interrupt.date().isBefore(now.date());
        } catch (DateTimeParseException undated) {
            return false;
        }
    }

    private @Nullable Message now() {
        synchronized (lock) {
            return running == null ? waiting.peek() : running.request();
        }
    }

    /**
     * Stops the cell that runs now or is about to, if it still runs after a while; without one nothing happens. One that was asked
     * before and did not listen is left behind, and the next cells get a new thread.
     */
    void interrupt(Duration patience) {
        synchronized (lock) {
            if (running != null && running.isDeaf()) {
                running.leaveBehind();
                running = null;
                takeWaiting().forEach(each -> turns.apply(each).abort());
                start();
            } else if (running != null) {
                running.stop(patience, lock);
            } else {
                stopsNext = !waiting.isEmpty();
            }
        }
    }

    @Override
    public void close() {
        Thread last = thread;
        thread = null;
        if (last != null) {
            last.interrupt();
        }
    }
}
