package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.kernel.wire.WireListener;
import org.nasturtium.kernel.wire.ZeroMqWire;
import org.zeromq.SocketType;

/** The end, as a front end asks for it. */
class ShutdownTest {
    @TempDir
    Path runs;

    @Test
    void aShutdownIsAnsweredBeforeTheEndOnEitherChannel() throws Exception {
        for (String channel : List.of("control", "shell")) {
            try (SocketClient other = new SocketClient()) {
                AtomicReference<WireListener> listener = new AtomicReference<>();
                try (ZeroMqWire its = new ZeroMqWire(
                                other.connection(),
                                (where, message) -> listener.get().received(where, message));
                        NasturtiumKernel dying = new NasturtiumKernel(its, Searcher.ENGINE, runs)) {
                    listener.set(dying.listener());
                    dying.start();
                    its.start();
                    other.connect(channel, SocketType.DEALER);
                    String request = other.send(channel, "shutdown_request", "{\"restart\":true}");
                    dying.awaitShutdown();
                    assertThat(other.reply(channel, request).path("restart").asBoolean())
                            .isTrue();
                }
            }
        }
    }
}
