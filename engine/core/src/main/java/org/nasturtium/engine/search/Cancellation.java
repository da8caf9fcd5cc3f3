package org.nasturtium.engine.search;

import java.util.concurrent.atomic.AtomicInteger;

/** A wish to stop that everything long looks at often; safe for many threads. */
public final class Cancellation {
    private final AtomicInteger requests;
    private final int before;

    /** Nobody has asked yet. */
    public Cancellation() {
        this(new AtomicInteger(), 0);
    }

    private Cancellation(AtomicInteger requests, int before) {
        this.requests = requests;
        this.before = before;
    }

    /** Asks for the stop; a second call changes nothing. */
    public void request() {
        requests.incrementAndGet();
    }

    public boolean isRequested() {
        return requests.get() > before;
    }

    /** The same wish for what begins now: what was asked until now was meant for something else. */
    public Cancellation fromNow() {
        return new Cancellation(requests, requests.get());
    }
}
