package org.nasturtium.engine.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.store.CurveJson;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.store.WeightsFile;
import org.nasturtium.engine.train.TrainedNetwork;
import org.nasturtium.engine.train.TrainingSettings;

/**
 * The winner that a search trained for good, as its folder keeps it.
 *
 * @param trial that found it
 * @param settings of its training
 * @param instead why it was not trained for good but keeps its trial's weights, a sentence; null if it was trained
 * @param curve of the training that its weights are from
 * @param seconds of wall time of that training
 * @param weights of its network, and in words all the above
 */
record Winner(
        int trial,
        TrainingSettings settings,
        @Nullable String instead,
        List<CurvePoint> curve,
        double seconds,
        WeightsFile weights) {
    /** How the journal calls its training. */
    static final String WHAT = "winner";

    /** How sentences begin that say why there is none. */
    static final String NONE = "no winner ";

    private static final String TRIAL = "trial";
    private static final String SETTINGS = "settings";
    private static final String INSTEAD = "instead";
    private static final String CURVE = "curve";
    private static final String SECONDS = "seconds";

    private static Path file(Path run) {
        return run.resolve("weights").resolve("winner.safetensors");
    }

    /** A model as a run's winner; {@code instead} as of the record. */
    static Winner of(TrainedModel model, @Nullable String instead) {
        int trial = model.found().trial().id();
        TrainedNetwork network = model.network();
        Map<String, String> words = new TreeMap<>();
        words.put(TRIAL, String.valueOf(trial));
        words.put(SETTINGS, Json.line(Json.tree(model.settings().values())));
        words.put(CURVE, Json.line(CurveJson.of(network.curve())));
        words.put(SECONDS, String.valueOf(network.seconds()));
        if (instead != null) {
            words.put(INSTEAD, instead);
        }
        WeightsFile weights = new WeightsFile(network.weights(), words);
        return new Winner(trial, model.settings(), instead, network.curve(), network.seconds(), weights);
    }

    /** How it was made, for the result. */
    String sentence() {
        return WHAT + ": trial " + trial + ", "
                + (instead == null
                        ? "trained for good on training and validation samples: " + settings.text()
                        : instead + ": it keeps its trial's weights, without the validation samples");
    }

    /** Keeps it in a run's folder. */
    void keep(Path run) {
        Path file = file(run);
        try {
            Files.createDirectories(file.getParent());
            weights.write(file);
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
            Map<String, String> words = weights.metadata();
            return new Winner(
                    Integer.parseInt(words.getOrDefault(TRIAL, "")),
                    TrainingSettings.of(settings),
                    words.get(INSTEAD),
                    CurveJson.read(Json.parse(words.getOrDefault(CURVE, "[]"))),
                    Double.parseDouble(words.getOrDefault(SECONDS, "0")),
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
