package org.nasturtium.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A front end of a test, on real sockets, with nothing of the kernel's own code. */
final class SocketClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "secret";
    private static final int MILLIS = 20_000;

    private final Map<String, Integer> ports = new TreeMap<>();
    private final ZContext context = new ZContext();
    private final Map<String, ZMQ.Socket> sockets = new TreeMap<>();

    SocketClient() throws IOException {
        for (String name : List.of("shell", "control", "stdin", "iopub", "hb")) {
            try (ServerSocket free = new ServerSocket(0)) {
                ports.put(name, free.getLocalPort());
            }
        }
    }

    KernelConnectionProperties connection() {
        ObjectNode file = JSON.createObjectNode()
                .put("ip", "127.0.0.1")
                .put("transport", "tcp")
                .put("key", KEY)
                .put("signature_scheme", "hmac-sha256");
        ports.forEach((name, port) -> file.put(name + "_port", port));
        return KernelConnectionProperties.parse(file.toString());
    }

    void connect() {
        connect("shell", SocketType.DEALER);
        connect("control", SocketType.DEALER);
        connect("stdin", SocketType.DEALER);
        connect("hb", SocketType.REQ);
        connect("iopub", SocketType.SUB).subscribe(new byte[0]);
    }

    ZMQ.Socket connect(String name, SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setReceiveTimeOut(MILLIS);
        socket.setLinger(0);
        socket.setRcvHWM(0);
        if (type == SocketType.DEALER) {
            socket.setIdentity("front-end".getBytes(UTF_8));
        }
        socket.connect("tcp://127.0.0.1:" + ports.get(name));
        sockets.put(name, socket);
        return socket;
    }

    ZMQ.Socket socket(String name) {
        ZMQ.Socket socket = sockets.get(name);
        if (socket == null) {
            throw new IllegalArgumentException("not connected: " + name);
        }
        return socket;
    }

    int port(String name) {
        return ports.getOrDefault(name, 0);
    }

    /** Sends a request; gives its id. */
    String send(String channel, String type, String content) {
        String id = UUID.randomUUID().toString();
        String header =
                "{\"msg_id\":\"" + id + "\",\"session\":\"s\",\"username\":\"u\",\"date\":\"2026-01-01T00:00:00Z\","
                        + "\"msg_type\":\"" + type + "\",\"version\":\"5.3\"}";
        sendRaw(channel, signature(header, "{}", "{}", content), header, "{}", "{}", content);
        return id;
    }

    String execute(String code) {
        return send(
                "shell",
                "execute_request",
                JSON.createObjectNode().put("code", code).toString());
    }

    void sendRaw(String channel, String... frames) {
        ZMQ.Socket socket = socket(channel);
        socket.sendMore("<IDS|MSG>");
        for (int i = 0; i < frames.length - 1; i++) {
            socket.sendMore(frames[i]);
        }
        socket.send(frames[frames.length - 1]);
    }

    private static String signature(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
            for (String part : parts) {
                mac.update(part.getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One message as it came: its type, its parent's id, its content. */
    record Heard(String type, String parent, JsonNode content) {}

    /** The next message of a socket; none in time is an error. Its signature is checked. */
    Heard next(String channel) {
        ZMQ.Socket socket = socket(channel);
        List<String> frames = new ArrayList<>();
        do {
            @Nullable String frame = socket.recvStr();
            if (frame == null) {
                throw new IllegalStateException("nothing came on " + channel);
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        List<String> parts = frames.subList(frames.indexOf("<IDS|MSG>") + 1, frames.size());
        String signed = signature(parts.get(1), parts.get(2), parts.get(3), parts.get(4));
        if (!signed.equals(parts.get(0))) {
            throw new IllegalStateException("wrong signature on " + channel);
        }
        try {
            return new Heard(
                    JSON.readTree(parts.get(1)).path("msg_type").asText(),
                    JSON.readTree(parts.get(2)).path("msg_id").asText(),
                    JSON.readTree(parts.get(4)));
        } catch (IOException broken) {
            throw new IllegalStateException(parts.toString(), broken);
        }
    }

    /** The reply to a request, whatever else comes before it. */
    JsonNode reply(String channel, String request) {
        Heard heard = next(channel);
        while (!heard.parent().equals(request)) {
            heard = next(channel);
        }
        return heard.content();
    }

    /** All that is published for a request, its idle included. */
    List<Heard> published(String request) {
        List<Heard> all = new ArrayList<>();
        while (true) {
            Heard heard = next("iopub");
            if (heard.parent().equals(request)) {
                all.add(heard);
                if (heard.content().path("execution_state").asText().equals("idle")) {
                    return all;
                }
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
