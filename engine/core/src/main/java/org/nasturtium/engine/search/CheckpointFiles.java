package org.nasturtium.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.store.CurveJson;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.store.WeightsFile;
import org.nasturtium.engine.train.Checkpoint;
import org.nasturtium.engine.train.Checkpoints;

/**
 * Checkpoints of trials of low fidelity, a file each in {@code checkpoints/}, while the search goes on: a killed search
 * promotes from them as an undisturbed one does.
 */
final class CheckpointFiles implements Checkpoints {
    private static final String WEIGHT = "weight/";
    private static final String OPTIMIZER = "optimizer/";

    private final Path folder;
    private final Consumer<String> notes;
    private final AtomicReference<IOException> trouble = new AtomicReference<>();

    /**
     * Those of a run.
     *
     * @param notes told what could not be read
     */
    CheckpointFiles(Path run, Consumer<String> notes) {
        this.folder = run.resolve("checkpoints");
        this.notes = notes;
    }

    @Override
    public void write(int trial, int repeat, Checkpoint checkpoint) {
        Map<String, Tensor> tensors = new HashMap<>();
        checkpoint.weights().tensors().forEach((name, tensor) -> tensors.put(WEIGHT + name, tensor));
        checkpoint.optimizer().tensors().forEach((name, tensor) -> tensors.put(OPTIMIZER + name, tensor));
        Map<String, String> words = Map.of(
                "epochs", String.valueOf(checkpoint.epochs()),
                "steps", String.valueOf(checkpoint.steps()),
                "curve", Json.line(CurveJson.of(checkpoint.curve())),
                "joules", String.valueOf(checkpoint.joules()));
        try {
            Files.createDirectories(folder);
            new WeightsFile(new Weights(tensors), words).write(file(trial, repeat));
        } catch (IOException failure) {
            trouble.compareAndSet(null, failure);
        }
    }

    /**
     * Called when a trial was recorded, since a full disk must not make it a failed one.
     *
     * @throws RunFolderTrouble if a checkpoint could not be written
     */
    void check() {
        IOException failure = trouble.get();
        if (failure != null) {
            throw new RunFolderTrouble(
                    "cannot keep checkpoints in " + folder + ": " + failure,
                    "Trials that ended are safe in the journal: free some space, then `nas resume`.",
                    failure);
        }
    }

    @Override
    public @Nullable Checkpoint read(int trial, int repeat) {
        Path file = file(trial, repeat);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            WeightsFile read = WeightsFile.read(file);
            JsonNode curve = Json.parse(read.metadata().getOrDefault("curve", "[]"));
            List<CurvePoint> points = CurveJson.read(curve);
            return new Checkpoint(
                    part(read, WEIGHT),
                    part(read, OPTIMIZER),
                    Integer.parseInt(read.metadata().getOrDefault("epochs", "0")),
                    Integer.parseInt(read.metadata().getOrDefault("steps", "0")),
                    points,
                    Double.parseDouble(read.metadata().getOrDefault("joules", "0")));
        } catch (IOException | IllegalArgumentException damaged) {
            notes.accept("the checkpoint of trial " + trial + " cannot be read, so its training began anew ("
                    + damaged.getMessage() + ")");
            return null;
        }
    }

    /** The search ended: no trial goes on any more. */
    void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException failure) {
            throw new RunFolderTrouble("cannot remove " + folder + ": " + failure, "Remove it by hand.", failure);
        }
    }

    private Path file(int trial, int repeat) {
        String name = "trial-" + trial + (repeat == 0 ? "" : "-repeat-" + (repeat + 1));
        return folder.resolve(name + ".safetensors");
    }

    private static Weights part(WeightsFile file, String prefix) {
        Map<String, Tensor> tensors = new HashMap<>();
        file.weights().tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), tensor);
            }
        });
        return new Weights(tensors);
    }
}
