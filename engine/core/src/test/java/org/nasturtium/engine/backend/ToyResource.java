package org.nasturtium.engine.backend;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts itself while it is open, and refuses to work afterwards. */
abstract class ToyResource implements AutoCloseable {
    private final AtomicInteger open;
    private boolean closed;

    ToyResource(AtomicInteger open) {
        this.open = open;
        open.incrementAndGet();
    }

    final void checkOpen() {
        if (closed) {
            throw new IllegalStateException(getClass().getSimpleName() + " is closed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            open.decrementAndGet();
        }
    }
}
