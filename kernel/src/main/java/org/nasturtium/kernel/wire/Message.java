package org.nasturtium.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * One message of Jupyter's protocol.
 *
 * @param identities where a reply has to go
 * @param header who says what when
 * @param parent header of the message that this one answers; empty if none
 * @param metadata extras of the front end, such as the cell's id
 * @param content what the type asks for
 * @param buffers binary attachments
 */
public record Message(
        List<byte[]> identities,
        ObjectNode header,
        ObjectNode parent,
        ObjectNode metadata,
        ObjectNode content,
        List<byte[]> buffers) {
    /** What the kernel says it speaks. */
    public static final String PROTOCOL = "5.5";

    public Message {
        identities = List.copyOf(identities);
        buffers = List.copyOf(buffers);
    }

    /** An empty JSON object. */
    public static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A message caused by this one: a reply, an output, a request for input. */
    public Message answer(String type, ObjectNode answer) {
        return new Message(identities, newHeader(type, session()), header, json(), answer, List.of());
    }

    /** A message that answers nothing. */
    public static Message unasked(String type, ObjectNode content) {
        return new Message(List.of(), newHeader(type, ""), json(), json(), content, List.of());
    }

    /** The same message for subscribers of a topic instead of one receiver. */
    public Message under(String topic) {
        return new Message(List.of(topic.getBytes(UTF_8)), header, parent, metadata, content, buffers);
    }

    /** The same message with binary attachments. */
    public Message with(List<byte[]> attachments) {
        return new Message(identities, header, parent, metadata, content, attachments);
    }

    public String type() {
        return header.path("msg_type").asText();
    }

    public String id() {
        return header.path("msg_id").asText();
    }

    public String session() {
        return header.path("session").asText();
    }

    /** When it was written, by the clock of who wrote it. */
    public OffsetDateTime date() {
        return OffsetDateTime.parse(header.path("date").asText());
    }

    private static ObjectNode newHeader(String type, String session) {
        ObjectNode header = json();
        header.put("msg_id", UUID.randomUUID().toString());
        header.put("session", session);
        header.put("username", "kernel");
        header.put("date", ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        header.put("msg_type", type);
        header.put("version", PROTOCOL);
        return header;
    }
}
