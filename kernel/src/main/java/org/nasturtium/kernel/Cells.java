package org.nasturtium.kernel;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.wire.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs executions one after another on a thread of their own with a deep stack, so that the kernel listens meanwhile
 * and an interrupt reaches the cell and nothing else.
 */
final class Cells implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cells.class);
    private static final long STACK_BYTES = 64L << 20;

    private final LinkedBlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
    private final BiFunction<Message, Supplier<List<Message>>, List<Message>> run;
    private final Consumer<Message> abort;
    private final Thread thread = new Thread(null, this::work, "cell", STACK_BYTES);
    private final Object turn = new Object();
    private @Nullable Message running;
    private long turns;
    private volatile boolean closed;

    /**
     * Not running before {@link #start}.
     *
     * @param run executes a request, may take away those that wait, and gives back those that are to be aborted
     * @param abort answers a request that is not run
     */
    Cells(BiFunction<Message, Supplier<List<Message>>, List<Message>> run, Consumer<Message> abort) {
        this.run = run;
        this.abort = abort;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void submit(Message request) {
        waiting.add(request);
    }

    private void work() {
        while (!closed) {
            try {
                step(waiting.take());
            } catch (InterruptedException late) {
                LOG.debug("an interrupt without a cell");
            }
        }
    }

    private void step(Message request) {
        synchronized (turn) {
            running = request;
            turns++;
        }
        try {
            run.apply(request, this::takeWaiting).forEach(abort);
        } catch (Throwable unexpected) {
            LOG.error("an execution failed outside its cell", unexpected);
        } finally {
            synchronized (turn) {
                running = null;
                // an interrupt that came too late must not hit the next cell
                Thread.interrupted();
            }
        }
    }

    private List<Message> takeWaiting() {
        List<Message> taken = new ArrayList<>();
        waiting.drainTo(taken);
        return taken;
    }

    /**
     * Whether an interrupt was meant for an earlier cell: the same client sent it before it sent the one that runs, and
     * it came late. Clients that differ have clocks that differ, and are believed.
     */
    boolean isLate(Message interrupt) {
        Message cell;
        synchronized (turn) {
            cell = running;
        }
        try {
            return cell != null
                    && cell.session().equals(interrupt.session())
                    && interrupt.date().isBefore(cell.date());
        } catch (DateTimeParseException undated) {
            return false;
        }
    }

    /** Stops the cell that runs now, if it still runs after a while; without one nothing happens. */
    void interrupt(Duration patience) {
        long asked;
        synchronized (turn) {
            asked = turns;
        }
        if (patience.isZero()) {
            interrupt(asked);
        } else {
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> interrupt(asked));
        }
    }

    private void interrupt(long turnAsked) {
        synchronized (turn) {
            if (running != null && turns == turnAsked) {
                thread.interrupt();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
