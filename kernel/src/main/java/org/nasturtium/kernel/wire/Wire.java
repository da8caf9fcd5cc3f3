package org.nasturtium.kernel.wire;

/** How the kernel speaks: hands a message over and goes on. Safe for every thread, an interrupted one too. */
public interface Wire {
    void send(Channel channel, Message message);
}
