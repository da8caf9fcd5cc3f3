package org.nasturtium.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.wire.WireClient;

/**
 * A short notebook, run once at install in a kernel of its own: Java then keeps the classes that it loaded in an archive,
 * from which later kernels start faster ({@code kernel.sh --archive}).
 */
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Rehearsal() {}

    /** Takes no argument; ends with 1 if a cell of the notebook fails. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("nasturtium-rehearsal");
        Path connection = folder.resolve("connection.json");
        try {
            Files.writeString(connection, connection().toString());
            CompletableFuture<Void> kernel = CompletableFuture.runAsync(() -> serve(connection));
            run(KernelConnectionProperties.parse(Files.readString(connection)));
            kernel.join();
        } finally {
            Files.deleteIfExists(connection);
            Files.delete(folder);
        }
        System.exit(0);
    }

    private static void serve(Path connection) {
        try {
            KernelMain.run(connection, Searcher.ENGINE);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void run(KernelConnectionProperties connection) throws IOException, GeneralSecurityException {
        try (WireClient client = new WireClient(connection, PATIENCE)) {
            client.ask("kernel_info_request", Message.json());
            for (String cell : cells()) {
                ObjectNode reply = client.ask("execute_request", Message.json().put("code", cell));
                if (!reply.path("status").asText().equals("ok")) {
                    throw new IOException("a cell of the rehearsal failed: " + reply + "\n" + cell);
                }
            }
            ObjectNode place = Message.json().put("code", "printl").put("cursor_pos", 6);
            client.ask("complete_request", place);
            client.ask("inspect_request", place.deepCopy().put("code", "search").put("detail_level", 0));
            client.ask("is_complete_request", Message.json().put("code", "def f(x) {"));
            client.command("shutdown_request", Message.json().put("restart", false));
        }
    }

    /** Cells are apart by a line of three dashes. */
    private static List<String> cells() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(Rehearsal.class.getResourceAsStream("rehearsal.groovy"), "rehearsal.groovy")) {
            return List.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^// ---$\n"));
        }
    }

    private static ObjectNode connection() throws IOException {
        ObjectNode connection = Message.json()
                .put("transport", "tcp")
                .put("ip", "127.0.0.1")
                .put("signature_scheme", "hmac-sha256")
                .put("key", "rehearsal");
        List<ServerSocket> taken = new ArrayList<>();
        for (String channel : List.of("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            taken.add(socket);
            connection.put(channel, socket.getLocalPort());
        }
        for (ServerSocket socket : taken) {
            socket.close();
        }
        return connection;
    }
}
