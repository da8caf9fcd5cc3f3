package org.nasturtium.kernel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Code that never looks whether it should stop, until a test lets it go. */
public final class Deaf {
    private final AtomicBoolean released = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    /** Busy until released. */
    public String listen() {
        while (!released.get()) {
            Thread.onSpinWait();
        }
        return "heard at last";
    }

    /** Called by the cell afterwards, if it gets so far. */
    public void afterwards() {
        done.countDown();
    }

    /** Lets it go. */
    public void release() {
        released.set(true);
    }

    /** Whether the cell went on after it was let go. */
    public boolean wentOn() {
        return done.getCount() == 0;
    }
}
