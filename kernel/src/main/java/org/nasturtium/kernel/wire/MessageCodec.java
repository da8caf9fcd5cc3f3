package org.nasturtium.kernel.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dflib.jjava.jupyter.messages.HMACGenerator;

/** Turns messages into signed frames and back. Numbers that JSON does not know (NaN) are written as text. */
final class MessageCodec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(US_ASCII);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final HMACGenerator signer;

    MessageCodec(HMACGenerator signer) {
        this.signer = signer;
    }

    List<byte[]> frames(Message message) {
        byte[] header = bytes(message.header());
        byte[] parent = bytes(message.parent());
        byte[] metadata = bytes(message.metadata());
        byte[] content = bytes(message.content());
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signer.calculateSignature(header, parent, metadata, content).getBytes(US_ASCII));
        frames.addAll(List.of(header, parent, metadata, content));
        frames.addAll(message.buffers());
        return frames;
    }

    Message message(List<byte[]> frames) throws BadMessage {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (frames.size() < delimiter + 6) {
            throw new BadMessage("message of " + frames.size() + " frames: needs a delimiter and five frames after it");
        }
        List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 6);
        String expected = signer.calculateSignature(parts.toArray(new byte[0][]));
        if (!expected.isEmpty() && !MessageDigest.isEqual(expected.getBytes(US_ASCII), frames.get(delimiter + 1))) {
            throw new BadMessage("message with a wrong signature");
        }
        return new Message(
                frames.subList(0, delimiter),
                object(parts.get(0)),
                object(parts.get(1)),
                object(parts.get(2)),
                object(parts.get(3)),
                frames.subList(delimiter + 6, frames.size()));
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException halfLetters) {
            return bytes(WholeLetters.of(node), halfLetters);
        }
    }

    private static byte[] bytes(JsonNode node, JsonProcessingException before) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException broken) {
            broken.addSuppressed(before);
            throw new IllegalArgumentException("cannot write as JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    private static ObjectNode object(byte[] bytes) throws BadMessage {
        try {
            JsonNode node = JSON.readTree(bytes);
            return node instanceof ObjectNode object ? object : Message.json();
        } catch (IOException broken) {
            throw new BadMessage("message with broken JSON: " + broken.getMessage());
        }
    }
}
