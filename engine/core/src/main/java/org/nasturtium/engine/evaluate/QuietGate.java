package org.nasturtium.engine.evaluate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets many train at a time, or one measure alone: a latency that is measured beside trainings says nothing.
 *
 * <p>First come, first served, so that neither side starves the other: a measurement waits for the trainings that run,
 * and trainings that come later wait for it. Safe for many threads; not to be entered twice by one.
 */
public final class QuietGate {
    private static final long LOOK_MILLIS = 50;

    private final Deque<Entrant> waiting = new ArrayDeque<>();
    private int training;
    private boolean measuring;
    private long tickets;

    private record Entrant(long ticket, boolean alone) {}

    /**
     * Trains as soon as no measurement runs or waits in front.
     *
     * @param whileWaiting called now and then; may throw to give up
     */
    public <T> T training(Runnable whileWaiting, Supplier<T> work) {
        return inside(false, whileWaiting, work);
    }

    /**
     * Measures as soon as nobody else is inside.
     *
     * @param whileWaiting called now and then; may throw to give up
     */
    public <T> T measuring(Runnable whileWaiting, Supplier<T> work) {
        return inside(true, whileWaiting, work);
    }

    private <T> T inside(boolean alone, Runnable whileWaiting, Supplier<T> work) {
        enter(alone, whileWaiting);
        try {
            return work.get();
        } finally {
            leave(alone);
        }
    }

    /** An interrupt is kept for the caller: giving up is for {@code whileWaiting} to decide. */
    private synchronized void enter(boolean alone, Runnable whileWaiting) {
        Entrant entrant = new Entrant(tickets++, alone);
        waiting.addLast(entrant);
        boolean interrupted = false;
        try {
            while (!mayEnter(entrant)) {
                whileWaiting.run();
                try {
                    wait(LOOK_MILLIS);
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                }
            }
            training += alone ? 0 : 1;
            measuring |= alone;
        } finally {
            waiting.remove(entrant);
            notifyAll();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean mayEnter(Entrant entrant) {
        if (entrant.alone()) {
            return !measuring && training == 0 && entrant.equals(waiting.peekFirst());
        }
        return !measuring
                && waiting.stream()
                        .takeWhile(other -> other.ticket() < entrant.ticket())
                        .noneMatch(Entrant::alone);
    }

    private synchronized void leave(boolean alone) {
        training -= alone ? 0 : 1;
        measuring &= !alone;
        notifyAll();
    }
}
