package org.nasturtium.kernel.wire;

/** Who hears what comes in. Called on the thread of the sockets: take it over and return at once. */
public interface WireListener {
    void received(Channel channel, Message message);
}
