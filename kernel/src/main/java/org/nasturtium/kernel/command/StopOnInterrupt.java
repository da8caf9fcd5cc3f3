package org.nasturtium.kernel.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nasturtium.engine.search.Cancellation;

/**
 * Makes the first Ctrl-C a clean end: the search stops between two steps, everything is written, then the process
 * ends. The system's shutdown waits for that, but not for ever.
 */
final class StopOnInterrupt implements AutoCloseable {
    private static final long LONGEST_SECONDS = 20;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Cancellation cancelled;
    private final Thread hook;

    StopOnInterrupt(Cancellation cancellation) {
        cancelled = cancellation;
        hook = new Thread(
                () -> {
                    cancellation.request();
                    try {
                        if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                            System.err.println(
                                    "nas: still busy after " + LONGEST_SECONDS + " s; what is finished is kept");
                        }
                    } catch (InterruptedException impatient) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        done.countDown();
        if (!cancelled.isRequested()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
