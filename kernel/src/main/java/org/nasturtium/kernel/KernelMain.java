package org.nasturtium.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.kernel.wire.WireListener;
import org.nasturtium.kernel.wire.ZeroMqWire;

/** Starts the kernel: what kernel.json runs. */
public final class KernelMain {
    private KernelMain() {}

    /** The only argument is the connection file that Jupyter wrote. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println(
                    "usage: KernelMain CONNECTION_FILE\nJupyter starts this; `nas kernel install` tells it how.");
            System.exit(2);
        }
        Path connection = Path.of(arguments[0]);
        if (!Files.isReadable(connection)) {
            System.err.println("nasturtium kernel: cannot read the connection file " + connection
                    + "\nMaybe it was removed: Jupyter removes it when the kernel is to end.");
            System.exit(3);
        }
        run(connection, Searcher.ENGINE);
        System.exit(0);
    }

    /** Serves until a front end asks for the end or the process that started this one is gone. */
    public static void run(Path connectionFile, Searcher engine) throws IOException, InterruptedException {
        // before the first logger: warnings go to the server's terminal, never into a cell
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.cacheOutputStream", "true");
        KernelConnectionProperties connection = KernelConnectionProperties.parse(Files.readString(connectionFile));
        AtomicReference<@Nullable WireListener> listener = new AtomicReference<>();
        try (ZeroMqWire wire = new ZeroMqWire(connection, (channel, message) -> {
            WireListener hears = listener.get();
            if (hears != null) {
                hears.received(channel, message);
            }
        })) {
            try (NasturtiumKernel kernel = new NasturtiumKernel(wire, engine, Path.of("runs"))) {
                listener.set(kernel.listener());
                kernel.start();
                wire.start();
                ParentWatch.start(kernel::shutdown);
                WarmUp.start(kernel::isUntouched);
                kernel.awaitShutdown();
            }
        }
    }
}
