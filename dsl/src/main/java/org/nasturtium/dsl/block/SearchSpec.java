package org.nasturtium.dsl.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.BlockName;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Units;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.dsl.word.Word;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.data.Csv;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.Start;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.Rehearsal;
import org.nasturtium.engine.table.TableSource;
import org.nasturtium.engine.train.TrainingPlan;

/** A search: data, strategy, training, what is wanted, limits, budget, place. */
@BlockName("search")
public class SearchSpec extends Spec {
    private final @Nullable SearchSpace given;
    private final Function<Object, @Nullable String> hiding;
    private final List<Objective> wanted = new ArrayList<>();
    private final Bounds bounds = new Bounds();

    @Nullable
    EvaluationSource source;

    private @Nullable TableSource rehearsed;
    private boolean lagGiven;
    private final List<Consumer<EvaluationSource>> whenDataIsKnown = new ArrayList<>();
    private @Nullable Start begun;

    @Nullable
    StrategyChoice strategy;

    private @Nullable TrainingPlan plan;
    private @Nullable Budget end;
    private boolean winnerGiven;

    @Nullable
    Placement place;

    private @Nullable Electricity electricity;

    @Nullable
    Long chance;

    @Nullable
    Boolean plainFirst;

    @Nullable
    Integer kept;

    private @Nullable String backendName;
    private @Nullable Long memoryLimit;
    private @Nullable Integer randomSeeds;
    private final List<String> trainingWords = new ArrayList<>();
    private boolean isAimed;
    private @Nullable Rewards formula;
    private @Nullable Reward reward;

    /**
     * A search that says nothing yet.
     *
     * @param space none = that of the table which is looked up in
     * @param hiding names the variable that holds a value and hides a word, or none
     */
    public SearchSpec(@Nullable SearchSpace space, Function<Object, @Nullable String> hiding) {
        this.given = space;
        this.hiding = hiding;
    }

    @Word(
            signature = "data fashionMnist(train: 10_000, validation: 2_000)",
            does = "what is learnt from; never chosen silently",
            example = "data digits")
    public void data(Object... given) {
        once("data", source);
        Object value = Arguments.of("data", given).only("data digits");
        if (!(value instanceof EvaluationSource data)) {
            throw wrong("data", value, "a data set or a table", "data digits");
        }
        source = data;
        refuseTrainingBesideATable();
    }

    /** What says how to train would be heard by nobody; a rehearsal keeps it for later. */
    private void isOfTraining(String word) {
        trainingWords.add(word);
        refuseTrainingBesideATable();
    }

    private void refuseTrainingBesideATable() {
        if (source instanceof TableSource && !trainingWords.isEmpty()) {
            throw new DslError(
                    "`" + trainingWords.get(0) + "` has no place beside a table: results are looked up, and nothing is"
                            + " trained",
                    "Leave it out; with `rehearse` it waits for the training that follows.");
        }
    }

    @Word(
            signature = "rehearse nb201Table('c10')",
            does = "looks results up in a table instead of training: the whole script in seconds, said in the result",
            example = "rehearse nb201Table('c10')")
    public void rehearse(Object... given) {
        once("rehearse", rehearsed);
        Object value = Arguments.of("rehearse", given).only("rehearse nb201Table('c10')");
        if (!(value instanceof TableSource table)) {
            throw wrong("rehearse", value, "a table", "rehearse nb201Table('c10')");
        }
        rehearsed = table;
    }

    @Word(
            signature = "start with: [a, b], from: 'runs/earlier'",
            does = "architectures to try first; a run whose finished trials the strategy learns from before it begins",
            usual = "nothing is known",
            example = "start with: [tiny.baseline()]")
    public void start(Object... given) {
        once("start", begun);
        Arguments arguments = Arguments.of("start", given).allow(0, "with", "from");
        if (arguments.isEmpty()) {
            throw new DslError("`start` needs `with:` or `from:`", "Maybe `start with: [a, b]`.");
        }
        begun = Starts.of(arguments, space());
    }

    @Word(
            signature = "using evolution(population: 20, sample: 5)",
            does = "the strategy that proposes architectures",
            usual = "evolution(); where the budget is a time or measured, asha(model: bayes)",
            example = "using evolution(population: 20, sample: 5)")
    public void using(Object... given) {
        once("using", strategy);
        Object value = Arguments.of("using", given).only("using evolution()");
        if (value instanceof StrategyChoice choice) {
            strategy = choice;
        } else if (value instanceof CharSequence || value instanceof WordValue) {
            strategy = new StrategyChoice(Strategies.named(value.toString()).name(), Map.of());
        } else {
            throw wrong("using", value, "a strategy", "using evolution(population: 20)");
        }
    }

    @Word(
            signature = "train epochs: 3, batch: 64, optimizer: adam(lr: 0.001), schedule: cosine, weightDecay: 0.0, "
                    + "labelSmoothing: 0.0, augment: [shift(2), flip], patience: 3, timeout: 60.seconds, fidelity: epochs, "
                    + "stop: median, repeats: 3",
            does = "how a trial is trained, and how often; most options can be a choice too",
            usual = "epochs 5, batch 64, adam(lr: 0.001), cosine, no augmentation, no patience, once",
            example = "train epochs: 3, batch: [32, 64], optimizer: adam(lr: 0.0005..0.005), schedule: cosine")
    public void train(Object... given) {
        once("train", plan);
        isOfTraining("train");
        plan = TrainOptions.plan(Arguments.of("train", given));
    }

    @Word(
            signature = "maximize accuracy",
            does = "what is wanted; several objectives give a front",
            usual = "maximize accuracy; minimize rmse where a number is predicted",
            example = "maximize accuracy")
    public void maximize(Object... metrics) {
        objectives("maximize", true, metrics);
    }

    @Word(
            signature = "minimize latency, params",
            does = "what is wanted small; several objectives give a front",
            example = "minimize params, macs")
    public void minimize(Object... metrics) {
        objectives("minimize", false, metrics);
    }

    @Word(
            signature = "reward { accuracy * (latency / 80.ms) ** -0.07 }",
            does =
                    "a formula over a trial's numbers in base units, of which the most is wanted; in place of objectives",
            example = "reward { accuracy - 0.01 * log(params) }")
    public void reward(Object... given) {
        once("reward", formula);
        if (isAimed) {
            throw rewardAndObjectives();
        }
        Rewards written = Rewards.of(given);
        formula = written;
        whenJudged(judge -> reward = written.on(judge));
    }

    private static DslError rewardAndObjectives() {
        return new DslError(
                "`reward` is all that a search wants, so `maximize` and `minimize` have no place beside it",
                "Maybe put the metric into the formula, or a bound into `subjectTo`.");
    }

    @Word(
            signature = "subjectTo params: 500.k, latency: 5.ms, accuracy: 0.9",
            does =
                    "hard limits, the least where more is better, else the most; checked before training where they can be",
            example = "subjectTo params: 500.k, memory: 64.MB")
    public void subjectTo(Object... given) {
        Arguments limits = Arguments.of("subjectTo", given);
        if (!limits.values().isEmpty() || limits.isEmpty()) {
            throw new DslError(
                    "`subjectTo` needs a metric and its limit"
                            + (limits.isEmpty() ? "" : ", not " + Shown.all(limits.values())),
                    "Maybe `subjectTo params: 500.k`.");
        }
        limits.options()
                .forEach((name, value) -> whenKnown(name, () -> {
                    Limit limit = bounds.add(Limits.metric("subjectTo", name, judged()), value);
                    whenJudged(judge -> Limits.reachable(limit, judge));
                }));
    }

    @Word(
            signature = "budget 60.trials, 10.minutes, 150.cpuSeconds, 500.gCO2, stalled(20), winner: 0.5",
            does =
                    "when the search ends: whichever comes first; `winner` is the share of time that trains the best for good",
            usual = "40.trials",
            example = "budget 60.trials, 10.minutes, stalled(20)")
    public void budget(Object... given) {
        once("budget", end);
        Arguments parts = Arguments.of("budget", given).allow(Integer.MAX_VALUE, "winner");
        end = Limits.budget(parts);
        winnerGiven = parts.has("winner");
    }

    @Word(
            signature = "on threads(2), lag: 4, ordering: arrival",
            does = "where trials run; trial k knows the results up to k - lag",
            usual = "threads(1), lag 4, results observed in order",
            example = "on threads(2), lag: 8")
    public void on(Object... given) {
        once("on", place);
        Arguments where = Arguments.of("on", given).allow(1, "lag", "ordering");
        Object value = where.value(0);
        if (value == null) {
            throw new DslError("`on` needs a place", "Maybe `on threads(2)`.");
        }
        if (!(value instanceof WordValue threads) || !threads.name().equals("threads")) {
            throw wrong("on", value, "a place", "on threads(2)");
        }
        lagGiven = where.has("lag");
        place = PlaceWords.placement(threads, where);
    }

    @Word(
            signature = "energy watts: 15, intensity: 56",
            does = "what a busy core draws where trials run, in W, and what its grid emits, in g CO2e a kWh",
            usual = "counters (RAPL, nvidia-smi) where they can be read, else 12 W; 480 g, the world's average of 2023",
            example = "energy watts: 15, intensity: 56")
    public void energy(Object... given) {
        once("energy", electricity);
        isOfTraining("energy");
        electricity = PlaceWords.electricity(Arguments.of("energy", given));
    }

    @Word(signature = "seed 42", does = "decides everything that chance decides", usual = "1", example = "seed 42")
    public void seed(Object... given) {
        once("seed", chance);
        chance = Values.whole("seed", Arguments.of("seed", given).only("seed 42"));
    }

    @Word(
            signature = "baseline no",
            does = "whether trial 0 is the space's plain network, so that the result says what the search gained",
            usual = "yes",
            example = "baseline no")
    public void baseline(Object... given) {
        once("baseline", plainFirst);
        plainFirst = Values.flag("baseline", Arguments.of("baseline", given).only("baseline no"));
    }

    @Word(
            signature = "keep 3",
            does = "how many of the best trials keep their weights on disk",
            usual = "3",
            example = "keep 5")
    public void keep(Object... given) {
        once("keep", kept);
        isOfTraining("keep");
        int value = Values.integer("keep", Arguments.of("keep", given).only("keep 3"));
        if (value < 0) {
            throw new DslError("`keep` " + value + " must be at least 0", "");
        }
        kept = value;
    }

    @Word(
            signature = "backend 'torch'",
            does = "which library trains",
            usual = "the preferred one that is there",
            example = "backend 'torch'")
    public void backend(Object... given) {
        once("backend", backendName);
        isOfTraining("backend");
        Object value = Arguments.of("backend", given).only("backend 'torch'");
        if (!(value instanceof CharSequence)) {
            throw wrong("backend", value, "a name", "backend 'torch'");
        }
        backendName = value.toString();
    }

    @Word(
            signature = "memory 2.GB",
            does = "the largest memory that a trial may need while training",
            usual = "no limit",
            example = "memory 2.GB")
    public void memory(Object... given) {
        once("memory", memoryLimit);
        isOfTraining("memory");
        Object value = Arguments.of("memory", given).only("memory 2.GB");
        if (!(value instanceof Units.Bytes bytes) || bytes.value() <= 0) {
            throw wrong("memory", value, "an amount of memory above zero", "memory 2.GB");
        }
        memoryLimit = bytes.value();
    }

    @Word(
            signature = "versusRandom 3.seeds",
            does = "runs so many random searches of the same cost behind this one, to be put beside it",
            usual = "on a table 10; where it would cost trainings none, and the search's own random phase is told",
            example = "versusRandom 3.seeds")
    public void versusRandom(Object... given) {
        once("versusRandom", randomSeeds);
        Object value = Arguments.of("versusRandom", given).only("versusRandom 3.seeds");
        if (!(value instanceof Units.Seeds seeds) || seeds.value() < 1) {
            throw wrong("versusRandom", value, "a number of seeds above zero", "versusRandom 3.seeds");
        }
        randomSeeds = seeds.value();
    }

    /** How many random searches run behind this one; 0 = none. */
    public int randomSeeds() {
        return randomSeeds == null ? 0 : randomSeeds;
    }

    /** The second of two lines would win in silence. */
    static void once(String word, @Nullable Object before) {
        if (before != null) {
            throw new DslError("`" + word + "` stands twice in one search", "Maybe put all of it into one line.");
        }
    }

    /** What architectures are judged on: in a rehearsal the table. */
    private @Nullable EvaluationSource judged() {
        return rehearsed == null ? source : rehearsed;
    }

    /** Does at once what can be checked, the rest when data or table are known. */
    private void whenKnown(String metric, Runnable action) {
        if (Metric.find(metric) != null) {
            action.run();
        } else {
            whenJudged(judge -> action.run());
        }
    }

    /** Does now or later what needs to know on what architectures are judged. */
    private void whenJudged(Consumer<EvaluationSource> action) {
        EvaluationSource judge = judged();
        if (judge == null) {
            whenDataIsKnown.add(action);
        } else {
            action.accept(judge);
        }
    }

    /** The space that was given, or that of the table. */
    private SearchSpace space() {
        if (given != null) {
            return given;
        }
        if (source instanceof TableSource table) {
            return table.load().rows().space();
        }
        throw new DslError(
                "`compare` without a space needs a table as `data`, which has one",
                "Maybe `compare(tiny, evolution()) { ... }` after `def tiny = space('tiny') { ... }`.");
    }

    private String missingData() {
        return given == null ? "`compare` has no `data`" : "`search` over `" + given.name() + "` has no `data`";
    }

    /** What holds where nothing was said: where the budget is measured and no strategy is named, more than a number of trials. */
    SearchDefinition usual(SearchSpace space, EvaluationSource judge) {
        return end == null || strategy != null
                ? SearchDefinition.of(space, judge)
                : SearchDefinition.of(space, judge, end, plan);
    }

    /** The engine's definition, with every default filled in. */
    public SearchDefinition build() {
        if (rehearsed != null) {
            source = new Rehearsal(rehearsed, source);
            rehearsed = null;
        }
        if (source == null) {
            throw new DslError(missingData(), "Maybe `data digits`, which is built in.");
        }
        for (Consumer<EvaluationSource> waiting : whenDataIsKnown) {
            waiting.accept(source);
        }
        if (place != null && source.isTable() && !lagGiven) {
            place = new Placement(place.threads(), 1, place.arrival());
        }
        SearchDefinition definition = usual(space(), source);
        if (place != null && definition.budget().winner() > 0 && strategy == null && !lagGiven) {
            place = new Placement(place.threads(), place.threads(), place.arrival());
        }
        definition = strategy == null ? definition : definition.using(strategy);
        definition = plan == null ? definition : definition.trainedBy(plan);
        Integer length = strategy == null ? null : strategy.length();
        if (end != null
                && (strategy != null || winnerGiven || definition.budget().winner() == 0)) {
            definition = definition.within(end);
        } else if (length != null) {
            definition = definition.within(Budget.trials(length));
        }
        definition = place == null ? definition : definition.on(place);
        definition = electricity == null
                ? definition
                : definition.on(definition.placement().with(electricity));
        definition = chance == null ? definition : definition.seeded(chance);
        definition = plainFirst == null ? definition : definition.withBaseline(plainFirst);
        definition = kept == null ? definition : definition.keeping(kept);
        definition = backendName == null ? definition : definition.withBackend(backendName);
        definition = begun == null ? definition : definition.startingWith(begun);
        definition = memoryLimit == null ? definition : definition.withMemoryLimit(memoryLimit);
        if (reward != null) {
            definition = definition.rewarding(reward);
        } else if (!wanted.isEmpty()) {
            definition = definition.aimingAt(wanted);
        } else if (source instanceof Csv table && !table.answer().isLabel()) {
            definition = definition.aimingAt(List.of(new Objective(Metric.RMSE.word(), false)));
        }
        List<Objective> directions = new ArrayList<>(wanted);
        directions.add(source.usualObjective());
        return definition.subjectTo(bounds.among(directions));
    }

    private void objectives(String verb, boolean maximize, Object... given) {
        Arguments arguments = Arguments.of(verb, given).allow(Integer.MAX_VALUE);
        if (arguments.isEmpty()) {
            throw new DslError("`" + verb + "` needs a metric", "Maybe `" + verb + " accuracy`.");
        }
        if (formula != null) {
            throw rewardAndObjectives();
        }
        isAimed = true;
        for (Object value : arguments.values()) {
            String word = word(verb, value);
            int place = wanted.size();
            whenKnown(word, () -> want(place, verb, maximize, word));
        }
    }

    private void want(int place, String verb, boolean maximize, String word) {
        Metric metric = Limits.metric(verb, word, judged());
        if (metric.isDirected() && metric.higherIsBetter() != maximize) {
            throw new DslError(
                    "`" + verb + " " + word + "`: " + (maximize ? "less " : "more ") + word + " is better",
                    "Maybe `" + (maximize ? "minimize " : "maximize ") + word + "`.");
        }
        if (wanted.stream().anyMatch(objective -> objective.metric().equals(word))) {
            throw new DslError("`" + word + "` is wanted twice", "Leave one out.");
        }
        wanted.add(Math.min(place, wanted.size()), new Objective(word, maximize));
    }

    private String word(String verb, Object value) {
        if (value instanceof Metric metric) {
            return metric.word();
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        String hidden = hiding.apply(value);
        if (hidden != null) {
            throw new DslError(
                    "`" + verb + " " + hidden + "`: `" + hidden + "` is your variable here, " + Shown.of(value)
                            + ", and hides the metric",
                    "Maybe `" + verb + " '" + hidden + "'`, or another name for the variable.");
        }
        throw wrong(verb, value, "a metric", verb + " " + (verb.equals("maximize") ? "accuracy" : "params"));
    }

    DslError wrong(String verb, Object value, String needed, String example) {
        String hidden = hiding.apply(value);
        return new DslError(
                "`" + verb + "` needs " + needed + ", not " + Shown.of(value)
                        + (hidden == null ? "" : "; `" + hidden + "` is your variable here"),
                "Maybe `" + example + "`.");
    }
}
