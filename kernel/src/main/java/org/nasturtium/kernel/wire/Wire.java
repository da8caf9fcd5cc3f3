package org.nasturtium.kernel.wire;

import java.util.Map;

/** How the kernel speaks: hands a message over and goes on. Safe for every thread, an interrupted one too. */
public interface Wire {
    void send(Channel channel, Message message);

    /** Where a front end connects, by the protocol's names of the sockets; empty if there are none. */
    default Map<String, Integer> ports() {
        return Map.of();
    }
}
