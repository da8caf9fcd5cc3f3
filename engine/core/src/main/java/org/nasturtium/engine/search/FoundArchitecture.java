package org.nasturtium.engine.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.data.LoadedData;
import org.nasturtium.engine.data.Samples;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.store.WeightsFile;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.table.LoadedTable;
import org.nasturtium.engine.train.TrainedNetwork;
import org.nasturtium.engine.train.Trainer;
import org.nasturtium.engine.train.TrainingJob;
import org.nasturtium.engine.train.TrainingSettings;
import org.nasturtium.engine.words.NearestWord;

/**
 * An architecture that a search found: how it did, what it looks like, and how to train it for good.
 *
 * @param trial how it was found and how it did
 * @param result the search that found it
 */
public record FoundArchitecture(Trial trial, SearchResult result) {
    private static final int RETRAINED_EPOCHS_FACTOR = 3;

    public Architecture architecture() {
        return trial.architecture();
    }

    public Map<String, Double> metrics() {
        return trial.metrics();
    }

    /** One of its metrics. */
    public double metric(String name) {
        Double value = metrics().get(name);
        if (value == null) {
            throw new IllegalArgumentException("trial " + trial.id() + " has no metric `" + name + "`\n"
                    + NearestWord.hint(name, metrics().keySet()));
        }
        return value;
    }

    /**
     * Reads what a table says of its test, which no search sees; every read is in the run's journal.
     *
     * @throws IllegalStateException for a trial that was trained: its test is that of its retrained network
     */
    public TestReport test() {
        Workshop workshop = workshop();
        LoadedTable table = workshop.table();
        if (table == null) {
            throw new IllegalStateException(
                    "the test split is read for a network that is trained for good\nMaybe `best.retrain().test()`.");
        }
        Map<String, Double> metrics = table.report(architecture());
        if (metrics.isEmpty()) {
            throw new IllegalStateException(table.name() + " has no test of this architecture"
                    + (table.report().isEmpty() ? "\nMaybe name its column: `report: 'test'`." : ""));
        }
        workshop.record("tested", trial.id(), metrics, table.name());
        TestReport report = new TestReport(new Task.Classification(List.of()), metrics, List.of(), List.of());
        ArchivedSearch.keepTest(workshop.folder(), report);
        return report;
    }

    /** Whether its network is known: a table may hold names only. */
    public boolean hasNetwork() {
        LoadedTable table = workshop().table();
        return result.definition().space().hasNetworks() && (table == null || table.network() != null);
    }

    /** Its network, for the data of the search. */
    public NetworkGraph graph() {
        LoadedTable table = workshop().table();
        if (table != null) {
            if (table.network() == null || !hasNetwork()) {
                throw new IllegalStateException(
                        "space `" + result.definition().space().name() + "` on " + table.name()
                                + " has no networks to draw: its members are only names");
            }
            return result.definition()
                    .searched()
                    .decode(
                            architecture(),
                            table.network().input(),
                            table.network().outputs());
        }
        SearchData data = workshop().data().search();
        return result.definition()
                .searched()
                .decode(architecture(), data.shape(), data.task().outputs());
    }

    /** Its training settings in the search. */
    public TrainingSettings settings() {
        return result.definition().training().settings(architecture());
    }

    /**
     * The network as its trial trained it, from the weights that the run keeps of its best trials.
     *
     * @throws IllegalStateException if this trial's weights are not kept
     */
    public TrainedModel trained() {
        Workshop workshop = workshop();
        Path file = KeptWeights.file(workshop.folder(), trial.id());
        if (!Files.exists(file)) {
            throw new IllegalStateException("the weights of trial " + trial.id() + " are not kept (" + file
                    + ")\nMaybe retrain it; `keep " + (result.definition().keep() + 1)
                    + "` in the search keeps those of more trials.");
        }
        try {
            return kept(WeightsFile.read(file).weights(), settings(), curve(), trial.seconds());
        } catch (IOException failure) {
            throw new RunFolderTrouble(
                    "cannot read " + file + ": " + failure, "Maybe it was removed or is not readable.", failure);
        }
    }

    private List<CurvePoint> curve() {
        return trial.outcome() instanceof Outcome.Completed completed ? completed.curve() : List.of();
    }

    /** A model of weights that are on disk, with the curve and the wall time of the training that made them. */
    TrainedModel kept(Weights weights, TrainingSettings settings, List<CurvePoint> curve, double seconds) {
        TrainedNetwork network = new TrainedNetwork(
                weights,
                null,
                curve,
                curve.size(),
                "kept by the search",
                seconds,
                0,
                0,
                graph().trainingBytes(settings.batch()),
                0,
                null);
        return new TrainedModel(this, graph(), settings, network, workshop().data());
    }

    /** Trains it anew on training and validation samples together, three times the epochs of its trial. */
    public TrainedModel retrain() {
        return retrain(Map.of());
    }

    /**
     * Trains it anew, from first weights, on training and validation samples together; the search's weights stay.
     *
     * @param options any setting of {@code train} by name; {@code data}: a data set of the same kind, such as all of
     *     what the search saw a part of; {@code seed}
     */
    public TrainedModel retrain(Map<String, ?> options) {
        Workshop workshop = workshop();
        Map<String, Object> left = new TreeMap<>(options);
        LoadedData data = dataOf(left.remove("data"), workshop);
        Object seed = left.remove("seed");
        if (seed != null && !(seed instanceof Integer || seed instanceof Long)) {
            throw new IllegalArgumentException("retrain: seed `" + seed + "` must be a whole number\nMaybe `seed: 1`.");
        }
        TrainingSettings settings = overlay(left);
        TrainedModel model = train(
                settings,
                data,
                seed == null ? result.definition().seed() : ((Number) seed).longValue(),
                progress(workshop, workshop.cancelledFromNow(), settings.epochs(), () -> {}));
        workshop.record("retrained", trial.id(), Map.of(), settings.text());
        return model;
    }

    /**
     * Trains it anew on training and validation samples together, as the last step of its search.
     *
     * @param kept called after each epoch
     */
    TrainedModel trainForGood(TrainingSettings settings, Runnable kept) {
        Workshop workshop = workshop();
        return train(
                settings,
                workshop.data(),
                result.definition().seed(),
                progress(workshop, workshop::isCancelled, settings.epochs(), kept));
    }

    private TrainedModel train(TrainingSettings settings, LoadedData data, long seed, Progress progress) {
        Workshop workshop = workshop();
        SearchData search = data.search();
        NetworkGraph graph = result.definition()
                .searched()
                .decode(architecture(), search.shape(), search.task().outputs());
        TrainingJob job = new TrainingJob(graph, settings, search.trainAndValidation(), null, search.task(), seed);
        TrainedNetwork network = new Trainer(workshop.backend(), workshop.device()).train(job, progress);
        return new TrainedModel(this, graph, settings, network, data);
    }

    /** One line: which trial, its metrics, the architecture. */
    @Override
    public String toString() {
        return "trial " + trial.id() + ": " + new TreeMap<>(metrics()) + "; "
                + architecture().text();
    }

    private TrainingSettings overlay(Map<String, Object> options) {
        Map<String, Object> values = new TreeMap<>(settings()
                .withEpochs(settings().epochs() * RETRAINED_EPOCHS_FACTOR)
                .withTimeout(null)
                .values());
        values.putAll(options);
        // no samples are left to be patient with
        return TrainingSettings.of(values).withPatience(0);
    }

    private static LoadedData dataOf(@Nullable Object given, Workshop workshop) {
        if (given == null) {
            return workshop.data();
        }
        if (!(given instanceof DataSource source)) {
            throw new IllegalArgumentException(
                    "retrain: data `" + given + "` is not a data set\nMaybe `retrain(data: fashionMnist())`.");
        }
        LoadedData other = source.load();
        SearchData searched = workshop.data().search();
        if (!other.search().shape().equals(searched.shape())
                || !sameAnswers(other.search().task(), searched.task())) {
            throw new IllegalArgumentException("retrain: data " + source.description() + " is "
                    + other.search().shape()
                    + ", " + answers(other.search().task()) + "; the search's is " + searched.shape() + ", "
                    + answers(searched.task()) + "\nMaybe it is another data set.");
        }
        if (!hasSameTest(other.test().samples(), workshop.data().test().samples())) {
            throw new IllegalArgumentException("retrain: data " + source.description()
                    + " has another test split than the search's data, so that its test would hold samples that the"
                    + " search learnt from\nMaybe keep the split's seed.");
        }
        return other;
    }

    /** By size and answers; raw inputs may be normalised in another way. */
    private static boolean hasSameTest(Samples a, Samples b) {
        return a.size() == b.size() && IntStream.range(0, a.size()).allMatch(i -> a.label(i) == b.label(i));
    }

    private static boolean sameAnswers(Task a, Task b) {
        return answers(a).equals(answers(b));
    }

    private static String answers(Task task) {
        return task instanceof Task.Classification classes
                ? "classes " + classes.classes()
                : "the number `" + ((Task.Regression) task).target() + "`";
    }

    private static Progress progress(Workshop workshop, BooleanSupplier cancelled, int total, Runnable kept) {
        workshop.tell(new SearchEvent.Step("retraining the winner", 0, total));
        return new Progress() {
            @Override
            public void epoch(CurvePoint point, int epochs) {
                kept.run();
                workshop.tell(new SearchEvent.Step("retraining the winner", point.epoch(), epochs));
            }

            @Override
            public boolean isCancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }

    private Workshop workshop() {
        Workshop workshop = result.workshop();
        if (workshop == null) {
            throw new IllegalStateException(
                    "this result was read without its data\nMaybe resume the run to train or test its architectures.");
        }
        return workshop;
    }
}
