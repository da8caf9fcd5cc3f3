package org.nasturtium.engine.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.ModelDescription;
import org.nasturtium.engine.backend.ModelFormats;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Prediction;
import org.nasturtium.engine.data.LoadedData;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.train.Scorer;
import org.nasturtium.engine.train.Scores;
import org.nasturtium.engine.train.TrainedNetwork;
import org.nasturtium.engine.train.TrainingSettings;

/**
 * A trained network: predicts, is tested, is exported. The test split is read here and nowhere else, and every read is
 * in the run's journal.
 *
 * @param found the architecture, and the search it comes from
 * @param graph its network
 * @param settings how it was trained
 * @param network the weights, the curve, the cost
 * @param data what it was trained on
 */
public record TrainedModel(
        FoundArchitecture found,
        NetworkGraph graph,
        TrainingSettings settings,
        TrainedNetwork network,
        LoadedData data) {

    /** One line: what was trained and how. */
    @Override
    public String toString() {
        return "trained " + found.architecture().text() + "; " + settings.text();
    }

    /** Reads the test split and says how well the network does on it. */
    public TestReport test() {
        SearchData search = data.search();
        Scores scores = withNetwork(compiled -> new Scorer(data.test().samples(), search.task()).score(compiled));
        workshop().record("tested", found.trial().id(), scores.metrics(), search.name());
        TestReport report = TestReport.of(search.task(), scores);
        ArchivedSearch.keepTest(workshop().folder(), report);
        return report;
    }

    /**
     * Predicts raw inputs, in the unit of the data's files.
     *
     * @param inputs one sample a row
     */
    public List<Prediction> predict(float[][] inputs) {
        SearchData search = data.search();
        Shape shape = search.shape();
        int elements = Math.toIntExact(shape.elements());
        float[] flat = new float[inputs.length * elements];
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].length != elements) {
                throw new IllegalArgumentException("predict: sample " + i + " has " + inputs[i].length
                        + " numbers, the network reads " + shape + " = " + elements
                        + "\nMaybe give channels x height x width, row by row.");
            }
            System.arraycopy(inputs[i], 0, flat, i * elements, elements);
            search.normalization().apply(flat, i * elements, shape);
        }
        float[] outputs = withNetwork(compiled -> compiled.predict(Batch.unlabelled(inputs.length, shape, flat)));
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            predictions.add(Prediction.of(search.task(), outputs, i));
        }
        return predictions;
    }

    /**
     * Writes the network as a model file into the run's folder; an absolute name goes elsewhere.
     *
     * @param name with the ending of a format, {@code winner.zip}
     */
    public Path export(String name) {
        Path file = found.result().run().resolve(name);
        SearchData search = data.search();
        ModelDescription description = new ModelDescription(
                search.task(),
                search.shape(),
                search.normalization(),
                found.architecture().text(),
                settings.text() + "; data " + search.name(),
                workshop().versions());
        try {
            ModelFormats.of(file).write(file, graph, network.weights(), description);
        } catch (IOException failure) {
            throw new RunFolderTrouble(
                    "cannot write " + file + ": " + failure,
                    "Maybe the disk is full or the folder is missing.",
                    failure);
        }
        workshop().record("exported", found.trial().id(), Map.of(), file.toString());
        workshop().tell(new SearchEvent.Note("exported " + file));
        return file;
    }

    private <T> T withNetwork(Function<Network, T> use) {
        Backend backend = workshop().backend();
        try (Parameters parameters = backend.parameters(workshop().device(), 0)) {
            parameters.restore(network.weights());
            try (Network compiled = backend.compile(graph, parameters)) {
                return use.apply(compiled);
            }
        }
    }

    private Workshop workshop() {
        Workshop workshop = found.result().workshop();
        if (workshop == null) {
            throw new IllegalStateException("a trained model always comes from a workshop");
        }
        return workshop;
    }
}
