package org.nasturtium.engine.search;

/** Passes events on one at a time, though they come from several threads. */
final class OrderedListener implements SearchListener {
    private final SearchListener listener;

    OrderedListener(SearchListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void on(SearchEvent event) {
        listener.on(event);
    }
}
