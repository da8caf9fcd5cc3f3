package org.nasturtium.engine.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.store.WeightsFile;
import org.nasturtium.engine.train.TrainingSettings;

/**
 * The winner that a search trained for good, as its folder keeps it.
 *
 * @param trial that found it
 * @param settings of its training
 * @param weights of its network
 */
record Winner(int trial, TrainingSettings settings, WeightsFile weights) {
    /** How the journal calls its training. */
    static final String WHAT = "winner";

    private static final String TRIAL = "trial";
    private static final String SETTINGS = "settings";

    private static Path file(Path run) {
        return run.resolve("weights").resolve("winner.safetensors");
    }

    /** Keeps a trained model as the run's winner. */
    static void keep(Path run, TrainedModel model) {
        Path file = file(run);
        Map<String, String> words = Map.of(
                TRIAL, String.valueOf(model.found().trial().id()),
                SETTINGS, Json.line(Json.tree(model.settings().values())));
        try {
            Files.createDirectories(file.getParent());
            new WeightsFile(model.network().weights(), words).write(file);
        } catch (IOException failure) {
            throw new RunFolderTrouble(
                    "cannot keep the winner in " + file + ": " + failure,
                    "All trials are safe in the journal: free some space, then `nas resume " + run + "`.",
                    failure);
        }
    }

    /** The winner that a run holds; null if it holds none. */
    static @Nullable Winner read(Path run) {
        Path file = file(run);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            WeightsFile weights = WeightsFile.read(file);
            Map<String, Object> settings = new LinkedHashMap<>();
            Json.parse(weights.metadata().getOrDefault(SETTINGS, "{}"))
                    .forEachEntry((name, value) -> settings.put(name, plain(value)));
            return new Winner(
                    Integer.parseInt(weights.metadata().getOrDefault(TRIAL, "")),
                    TrainingSettings.of(settings),
                    weights);
        } catch (JsonProcessingException | NumberFormatException damaged) {
            throw new RunFolderTrouble(
                    file + " does not say what it is: " + damaged.getMessage(),
                    "Maybe remove it and resume the run, which trains the winner again.",
                    damaged);
        } catch (IOException failure) {
            throw new RunFolderTrouble("cannot read " + file + ": " + failure, "Maybe it is not readable.", failure);
        }
    }

    private static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isNumber() ? value.numberValue() : value.asText();
    }
}
