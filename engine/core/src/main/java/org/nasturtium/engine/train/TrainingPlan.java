package org.nasturtium.engine.train;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.OptimizerSettings.Rule;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.stopping.StoppingChoice;
import org.nasturtium.engine.train.TrainingSettings.Schedule;
import org.nasturtium.engine.words.NearestWord;

/**
 * How trials are trained: fixed settings, and those that are decisions of the search.
 *
 * @param fixed what holds where nothing is chosen
 * @param decisions named {@code train.epochs}, {@code train.batch}, {@code train.learningRate}, {@code train.optimizer}
 *     ({@code sgd}, {@code adam}, {@code adamW}), {@code train.schedule}, {@code train.weightDecay}, {@code
 *     train.labelSmoothing}
 * @param spared what a trial of lower fidelity does with less of
 * @param stopping when a training need not go on
 * @param repeats trainings of each trial, each with a seed of its own; its metrics are their means
 */
public record TrainingPlan(
        TrainingSettings fixed, List<Decision> decisions, Spared spared, StoppingChoice stopping, int repeats)
        implements Fidelities {
    private static final String PREFIX = "train.";
    private static final Set<String> KNOWN = new TreeSet<>(
            Set.of("epochs", "batch", "learningRate", "optimizer", "schedule", "weightDecay", "labelSmoothing"));

    public TrainingPlan {
        decisions = List.copyOf(decisions);
        decisions.forEach(TrainingPlan::check);
        if (repeats < 1) {
            throw new IllegalArgumentException("train: repeats " + repeats + " must be at least 1");
        }
    }

    /** One training a trial. */
    public TrainingPlan(TrainingSettings fixed, List<Decision> decisions, Spared spared, StoppingChoice stopping) {
        this(fixed, decisions, spared, stopping, 1);
    }

    /** Lower fidelities spare epochs, and every training goes to its end. */
    public TrainingPlan(TrainingSettings fixed, List<Decision> decisions) {
        this(fixed, decisions, Spared.EPOCHS, StoppingChoice.NONE);
    }

    /** The same settings for every trial. */
    public static TrainingPlan fixed(TrainingSettings settings) {
        return new TrainingPlan(settings, List.of());
    }

    /** The same plan with so many trainings a trial. */
    public TrainingPlan repeated(int times) {
        return new TrainingPlan(fixed, decisions, spared, stopping, times);
    }

    private static void check(Decision decision) {
        String name = decision.name();
        if (!name.startsWith(PREFIX) || !KNOWN.contains(name.substring(PREFIX.length()))) {
            String word = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            throw new IllegalArgumentException(
                    "train: `" + word + "` cannot be a choice\n" + NearestWord.hint(word, KNOWN));
        }
        decision.branches().values().forEach(below -> below.forEach(TrainingPlan::check));
    }

    /** The settings of one architecture: its own choices over the fixed ones. */
    public TrainingSettings settings(Architecture architecture) {
        TrainingSettings settings = fixed;
        for (Map.Entry<String, Object> choice : architecture.values().entrySet()) {
            if (choice.getKey().startsWith(PREFIX)) {
                settings = with(settings, choice.getKey().substring(PREFIX.length()), choice.getValue());
            }
        }
        return settings;
    }

    @Override
    public List<Double> parts() {
        return spared.parts(mostEpochs());
    }

    /** Of the epochs that an architecture's own settings ask for. */
    @Override
    public Fidelity at(Architecture architecture, double part) {
        return spared.at(settings(architecture).epochs(), part).repeated(repeats);
    }

    /** Patience looks back over all epochs, so such a training begins anew. */
    @Override
    public boolean carriesOn() {
        return spared == Spared.EPOCHS && fixed.patience() == 0;
    }

    /** The most epochs that a trial can have. */
    private int mostEpochs() {
        return decisions.stream()
                .filter(decision -> decision.name().equals(PREFIX + "epochs"))
                .mapToInt(decision -> most(decision.domain()))
                .max()
                .orElse(fixed.epochs());
    }

    private static int most(Domain domain) {
        return domain instanceof Domain.IntegerRange range
                ? Math.toIntExact(range.to())
                : domain.values().stream()
                        .mapToInt(value -> number("epochs", value).intValue())
                        .max()
                        .orElse(1);
    }

    private static TrainingSettings with(TrainingSettings settings, String name, Object value) {
        return switch (name) {
            case "epochs" -> settings.withEpochs(number(name, value).intValue());
            case "batch" -> settings.withBatch(number(name, value).intValue());
            case "learningRate" -> settings.withLearningRate(number(name, value).doubleValue());
            case "optimizer" -> settings.withOptimizer(optimizer(settings.optimizer(), String.valueOf(value)));
            case "schedule" -> settings.withSchedule(Schedule.named(String.valueOf(value)));
            case "weightDecay" ->
                settings.withOptimizer(new OptimizerSettings(
                        settings.optimizer().rule(),
                        number(name, value).doubleValue(),
                        settings.optimizer().clipNorm()));
            case "labelSmoothing" ->
                settings.withLabelSmoothing(number(name, value).doubleValue());
            default ->
                throw new IllegalArgumentException(
                        "train: `" + name + "` cannot be a choice\n" + NearestWord.hint(name, KNOWN));
        };
    }

    private static Number number(String name, Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("train: " + name + " `" + value + "` is not a number");
    }

    /** The chosen method; its constants are those of the fixed settings where these name the same method. */
    private static OptimizerSettings optimizer(OptimizerSettings fixed, String word) {
        Rule usual = switch (word) {
            case "sgd" -> new Rule.Sgd(0.9, false);
            case "adam" -> OptimizerSettings.adam().rule();
            case "adamW" -> OptimizerSettings.adamW(0).rule();
            default ->
                throw new IllegalArgumentException("train: unknown optimizer `" + word + "`\n"
                        + NearestWord.hint(word, Set.of("sgd", "adam", "adamW")));
        };
        Rule rule = usual.getClass() == fixed.rule().getClass() ? fixed.rule() : usual;
        return new OptimizerSettings(rule, fixed.weightDecay(), fixed.clipNorm());
    }
}
