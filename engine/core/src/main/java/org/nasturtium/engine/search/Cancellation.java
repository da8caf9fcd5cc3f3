package org.nasturtium.engine.search;

import java.util.concurrent.atomic.AtomicBoolean;

/** A wish to stop that everything long looks at often; safe for many threads. */
public final class Cancellation {
    private final AtomicBoolean requested = new AtomicBoolean();

    /** Asks for the stop; a second call changes nothing. */
    public void request() {
        requested.set(true);
    }

    public boolean isRequested() {
        return requested.get();
    }
}
