package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;

/** A kernel without sockets: a test says what a front end says, and reads what it would be sent. */
final class KernelKit implements AutoCloseable {
    private static final long SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One message and where it went. */
    record Sent(Channel channel, Message message) {}

    private final List<Sent> sent = new ArrayList<>();
    private final NasturtiumKernel kernel;

    KernelKit(Path runs) {
        this(runs, Searcher.ENGINE);
    }

    KernelKit(Path runs, Searcher engine) {
        kernel = new NasturtiumKernel(this::keep, engine, runs);
        kernel.start();
    }

    private void keep(Channel channel, Message message) {
        synchronized (sent) {
            sent.add(new Sent(channel, message));
            sent.notifyAll();
        }
    }

    /** Sends a message on a channel; its content from pairs. */
    Message send(Channel channel, String type, Map<String, ?> content) {
        return send(channel, type, content, Message.json());
    }

    /** Sends a message that answers one of the kernel's. */
    Message send(Channel channel, String type, Map<String, ?> content, ObjectNode parent) {
        ObjectNode header = Message.json()
                .put("msg_id", UUID.randomUUID().toString())
                .put("session", "kit")
                .put("msg_type", type)
                .put("date", OffsetDateTime.now(ZoneOffset.UTC).toString());
        ObjectNode body = JSON.valueToTree(content);
        Message message = new Message(List.of(), header, parent, Message.json(), body, List.of());
        kernel.listener().received(channel, message);
        return message;
    }

    /** Asks and waits for the reply. */
    JsonNode ask(Channel channel, String type, Map<String, ?> content) {
        return reply(send(channel, type, content));
    }

    /** Starts a cell. */
    Message execute(String code) {
        return send(Channel.SHELL, "execute_request", Map.of("code", code));
    }

    /** Runs a cell to its idle. */
    Ran run(String code) {
        return ran(execute(code));
    }

    /** Runs a cell with options to its idle. */
    Ran run(Map<String, ?> content) {
        return ran(send(Channel.SHELL, "execute_request", content));
    }

    /** Waits for the end of what a message asked for. */
    Ran ran(Message request) {
        await(request, sent -> isIdle(sent.message()));
        return new Ran(reply(request), of(request));
    }

    JsonNode reply(Message request) {
        return await(
                        request,
                        sent -> sent.channel() != Channel.IOPUB
                                && sent.message().type().endsWith("_reply"))
                .content();
    }

    private static boolean isIdle(Message message) {
        return message.type().equals("status")
                && message.content().path("execution_state").asText().equals("idle");
    }

    /** What was sent in answer to a message so far. */
    List<Message> of(Message request) {
        synchronized (sent) {
            return sent.stream()
                    .map(Sent::message)
                    .filter(message -> message.parent().path("msg_id").asText().equals(request.id()))
                    .toList();
        }
    }

    /** The text that was printed in answer to a message so far. */
    String text(Message request) {
        return new Ran(Message.json(), of(request)).text("stdout");
    }

    /** Waits until something printed stands there. */
    void awaitText(Message request, String part) {
        await(request, sent -> text(request).contains(part));
    }

    /** Waits for a message that answers another. */
    Message await(Message request, Predicate<Sent> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        synchronized (sent) {
            for (; ; ) {
                @Nullable
                Sent found = sent.stream()
                        .filter(each ->
                                each.message().parent().path("msg_id").asText().equals(request.id()))
                        .filter(wanted)
                        .findFirst()
                        .orElse(null);
                if (found != null) {
                    return found.message();
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertThat(left)
                        .as("milliseconds left to wait for an answer to %s: %s", request.content(), of(request))
                        .isPositive();
                try {
                    sent.wait(left);
                } catch (InterruptedException stop) {
                    throw new IllegalStateException(stop);
                }
            }
        }
    }

    NasturtiumKernel kernel() {
        return kernel;
    }

    @Override
    public void close() {
        kernel.close();
    }

    /** What a cell gave: its reply and all that was shown. */
    record Ran(JsonNode reply, List<Message> messages) {
        String status() {
            return reply.path("status").asText();
        }

        List<JsonNode> shown(String type) {
            return messages.stream()
                    .filter(message -> message.type().equals(type))
                    .<JsonNode>map(Message::content)
                    .toList();
        }

        String text(String stream) {
            return shown("stream").stream()
                    .filter(content -> content.path("name").asText().equals(stream))
                    .map(content -> content.path("text").asText())
                    .collect(Collectors.joining());
        }

        /** The value as text, or empty. */
        String value() {
            return shown("execute_result").stream()
                    .map(content -> content.path("data").path("text/plain").asText())
                    .collect(Collectors.joining());
        }
    }
}
