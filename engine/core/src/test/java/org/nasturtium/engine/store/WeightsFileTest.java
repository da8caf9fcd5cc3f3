package org.nasturtium.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;

final class WeightsFileTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() throws IOException {
        WeightsFile written = sample();
        Path file = folder.resolve("w.safetensors");
        written.write(file);
        written.write(file);
        WeightsFile read = WeightsFile.read(file);
        assertThat(read.metadata()).isEqualTo(Map.of("trial", "7"));
        assertThat(read.weights().tensors().keySet()).containsExactly("a.weight", "b", "z");
        written.weights().tensors().forEach((name, tensor) -> {
            assertThat(read.weights().tensors().get(name).extents()).isEqualTo(tensor.extents());
            assertThat(read.weights().tensors().get(name).values()).isEqualTo(tensor.values());
        });
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void hasTheBytesOfThePublishedFormat() throws IOException {
        Path file = folder.resolve("w.safetensors");
        new WeightsFile(new Weights(Map.of("x", new Tensor(List.of(2), new float[] {1, -2}))), Map.of()).write(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) bytes.getLong()];
        bytes.get(header);
        assertThat(header.length % 8).isZero();
        assertThat(new String(header, StandardCharsets.UTF_8).trim())
                .isEqualTo("{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}");
        assertThat(bytes.getFloat()).isEqualTo(1f);
        assertThat(bytes.getFloat()).isEqualTo(-2f);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void refusesADamagedFileAndSaysWhere() throws IOException {
        Path file = folder.resolve("w.safetensors");
        sample().write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 8, 60, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> WeightsFile.read(file))
                    .as("cut to %d", length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("w.safetensors");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 4));
        assertThatThrownBy(() -> WeightsFile.read(file)).hasMessageContaining("bytes of numbers");
        byte[] other = new String(whole, StandardCharsets.ISO_8859_1)
                .replace("F32", "F16")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, other);
        assertThatThrownBy(() -> WeightsFile.read(file)).hasMessageContaining("not F32");
    }

    private static WeightsFile sample() {
        return new WeightsFile(
                new Weights(Map.of(
                        "z", new Tensor(List.of(), new float[] {3}),
                        "a.weight", new Tensor(List.of(2, 3), new float[] {1, 2, 3, 4, 5, Float.MIN_VALUE}),
                        "b", new Tensor(List.of(1), new float[] {Float.NaN}))),
                Map.of("trial", "7"));
    }
}
