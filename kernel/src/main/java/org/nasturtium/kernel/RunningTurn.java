package org.nasturtium.kernel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.work.Work;

/** A turn on its thread, and how far the wish to stop it has got. Guarded by the lock of the cells. */
final class RunningTurn {
    /** How long a cell may go on after it was asked to stop before a person is told with what it is busy. */
    private static final Duration LISTENS_WITHIN = Duration.ofSeconds(1);

    private static final Pattern MACHINERY = Pattern.compile(
            "org\\.codehaus\\.groovy\\.(vmplugin|reflection|runtime\\.dgm)|groovy\\.lang\\.Meta|java\\.lang\\.(invoke|reflect)|jdk\\.internal");

    private final Message request;
    private final Turn turn;
    private final Thread thread;
    private boolean ended;
    private boolean counted;
    private boolean deaf;

    RunningTurn(Message request, Turn turn, Thread thread) {
        this.request = request;
        this.turn = turn;
        this.thread = thread;
    }

    Message request() {
        return request;
    }

    Turn turn() {
        return turn;
    }

    /** Whether it was asked to stop and did not. */
    boolean isDeaf() {
        return deaf;
    }

    /** Asks it to stop when the patience is over. */
    void stop(Duration patience, Object lock) {
        if (patience.isZero()) {
            ask(lock);
        } else {
            after(patience, lock, () -> ask(lock));
        }
    }

    private void ask(Object lock) {
        if (!counted) {
            counted = true;
            Work.stopping();
            after(LISTENS_WITHIN, lock, this::tell);
        }
        turn.askToStop();
        thread.interrupt();
    }

    private void tell() {
        deaf = true;
        turn.stillBusy(where());
    }

    private void after(Duration time, Object lock, Runnable action) {
        // on the timer's own thread: the common pool may be full of what is to be stopped
        Executor later = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
        later.execute(() -> {
            synchronized (lock) {
                if (!ended) {
                    action.run();
                }
            }
        });
    }

    void leaveBehind() {
        turn.leaveBehind(where());
    }

    /** Its thread has nothing more to do with it. */
    void end() {
        ended = true;
        if (counted) {
            Work.stopped();
        }
    }

    /** What the cell called that does not listen; Groovy's and Java's machinery of calling is left out. */
    private String where() {
        String called = "code that does not look";
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (String.valueOf(frame.getFileName()).endsWith(".groovy")) {
                return called;
            }
            if (!MACHINERY.matcher(frame.getClassName()).lookingAt()) {
                called = frame.getClassName() + "." + frame.getMethodName();
            }
        }
        return called;
    }
}
