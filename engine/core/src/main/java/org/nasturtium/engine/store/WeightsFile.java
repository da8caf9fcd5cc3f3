package org.nasturtium.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;

/**
 * Weights on disk in the safetensors format, which the field's other tools read: the header's length in 8 bytes, the
 * header as JSON padded to 8, then single-precision numbers.
 *
 * @param weights by full name
 * @param metadata words about them
 */
public record WeightsFile(Weights weights, Map<String, String> metadata) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "__metadata__";

    public WeightsFile {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** Writes beside the target first, so that whoever looks sees an old file or a whole one. */
    public void write(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path temporary = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                byte[] header = header();
                writeFully(channel, little(Long.BYTES).putLong(header.length).flip());
                writeFully(channel, ByteBuffer.wrap(header));
                for (Tensor tensor : weights.tensors().values()) {
                    ByteBuffer bytes = little(Math.multiplyExact(tensor.values().length, Float.BYTES));
                    bytes.asFloatBuffer().put(tensor.values());
                    writeFully(channel, bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] header() throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode words = root.putObject(METADATA);
            metadata.forEach(words::put);
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
            ObjectNode node = root.putObject(entry.getKey()).put("dtype", "F32");
            ArrayNode shape = node.putArray("shape");
            entry.getValue().extents().forEach(shape::add);
            long end = offset + (long) entry.getValue().values().length * Float.BYTES;
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] text = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[(text.length + 7) / 8 * 8];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(text, 0, padded, 0, text.length);
        return padded;
    }

    /**
     * Reads a file of this format.
     *
     * @throws IllegalArgumentException if it is damaged or holds numbers of another kind: what is wrong, and where
     */
    public static WeightsFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < Long.BYTES) {
            throw damaged(file, "is only " + bytes.length + " bytes long");
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > bytes.length - Long.BYTES) {
            throw damaged(file, "byte 0 says that the header has " + length + " bytes, the file has " + bytes.length);
        }
        JsonNode root;
        try {
            root = JSON.readTree(bytes, Long.BYTES, (int) length);
        } catch (JsonProcessingException wrong) {
            throw damaged(file, "the header is not JSON (" + wrong.getOriginalMessage() + ")");
        }
        int start = Long.BYTES + (int) length;
        Map<String, Tensor> tensors = new HashMap<>();
        Map<String, String> metadata = new HashMap<>();
        long covered = 0;
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(word ->
                                metadata.put(word.getKey(), word.getValue().asText()));
                continue;
            }
            Tensor tensor = tensor(file, bytes, start, entry.getKey(), entry.getValue());
            tensors.put(entry.getKey(), tensor);
            covered += (long) tensor.values().length * Float.BYTES;
        }
        if (start + covered != bytes.length) {
            throw damaged(
                    file, "the header tells of " + covered + " bytes of numbers, there are " + (bytes.length - start));
        }
        return new WeightsFile(new Weights(tensors), metadata);
    }

    private static Tensor tensor(Path file, byte[] bytes, int start, String name, JsonNode node) {
        if (!node.path("dtype").asText().equals("F32")) {
            throw damaged(file, "`" + name + "` has numbers of the kind " + node.path("dtype") + ", not F32");
        }
        List<Integer> extents = new ArrayList<>();
        long elements = 1;
        for (JsonNode extent : node.path("shape")) {
            extents.add(extent.asInt());
            elements = Math.multiplyExact(elements, (long) Math.max(0, extent.asInt()));
        }
        long from = node.path("data_offsets").path(0).asLong(-1);
        long to = node.path("data_offsets").path(1).asLong(-1);
        if (from < 0 || to < from || to - from != elements * Float.BYTES || start + to > bytes.length) {
            throw damaged(
                    file,
                    "`" + name + "` of shape " + extents + " cannot be at bytes " + from + " to " + to + " of "
                            + (bytes.length - start));
        }
        float[] values = new float[(int) elements];
        ByteBuffer.wrap(bytes, start + (int) from, (int) (to - from))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new Tensor(extents, values);
    }

    private static IllegalArgumentException damaged(Path file, String what) {
        return new IllegalArgumentException("weights file `" + file + "`: " + what
                + "\nMaybe it was cut off or is of another format; retrain the trial.");
    }
}
