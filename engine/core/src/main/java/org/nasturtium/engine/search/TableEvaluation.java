package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.proxy.ComputedScores;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.table.LoadedTable;
import org.nasturtium.engine.table.TableEvaluator;
import org.nasturtium.engine.table.TableSource;

/** Judges by looking up; time is simulated by what the trainings would have cost. */
final class TableEvaluation implements Evaluation {
    private static final int TRIED = 50;

    private final Path folder;
    private final SearchDefinition definition;
    private final SearchEnvironment environment;
    private final TableSource source;
    private final LoadedTable table;
    private final TableEvaluator evaluator;
    private final Set<String> unheard;

    TableEvaluation(Path folder, SearchDefinition definition, TableSource source, SearchEnvironment environment) {
        this.folder = folder;
        this.definition = definition;
        this.environment = environment;
        this.source = source;
        if (definition.training().repeats() > 1 && !source.isRehearsal()) {
            throw new IllegalArgumentException(
                    "train: repeats " + definition.training().repeats()
                            + " says nothing to " + source.description() + ", which has one number of each architecture"
                            + "\nMaybe leave it out; where a table has a column a seed, each can be searched by its name.");
        }
        this.table = drawable(source.load());
        this.evaluator = new TableEvaluator(table, definition.metrics(), definition.limits());
        this.unheard = check();
    }

    /** A space with another input or head has the table's decisions, but not its networks. */
    private LoadedTable drawable(LoadedTable loaded) {
        if (loaded.network() == null || !definition.space().hasNetworks()) {
            return loaded;
        }
        try {
            definition
                    .searched()
                    .check(loaded.network().input(), loaded.network().outputs());
            return loaded;
        } catch (ShapeMismatch other) {
            return loaded.withoutNetwork();
        }
    }

    /** The searched space must have all decisions of the table's; returns those of which the table knows nothing. */
    private Set<String> check() {
        SearchSpace searched = definition.searched();
        SearchSpace known = table.rows().space();
        SplittableRandom random = new SplittableRandom(1);
        Set<String> more = new TreeSet<>();
        for (int i = 0; i <= TRIED; i++) {
            Architecture member = i == 0 ? searched.baseline() : searched.random(random);
            try {
                more.addAll(member.values().keySet());
                more.removeAll(known.project(member).values().keySet());
            } catch (IllegalArgumentException foreign) {
                throw new IllegalArgumentException(
                        "space `" + searched.name() + "` is not that of " + table.name() + ": " + foreign.getMessage(),
                        foreign);
            }
        }
        return more;
    }

    @Override
    public Evaluator evaluator() {
        return evaluator;
    }

    @Override
    public Fidelities fidelities() {
        return evaluator;
    }

    @Override
    public Outcome.@Nullable Infeasible precheck(Architecture architecture) {
        return evaluator.precheck(architecture);
    }

    @Override
    public Scores scores() {
        LoadedTable.Network network = table.network();
        if (network == null || !definition.space().hasNetworks()) {
            return Scores.none("space `" + definition.space().name() + "` has no networks here"
                    + "\nMaybe another strategy, or data to train on.");
        }
        return ComputedScores.onNoise(
                network.input(),
                network.outputs(),
                architecture -> definition.searched().decode(architecture, network.input(), network.outputs()),
                definition.seed(),
                Backends::preferred);
    }

    @Override
    public String fingerprint() {
        return table.fingerprint();
    }

    @Override
    public String backend() {
        return "";
    }

    @Override
    public Map<String, String> versions() {
        return Versions.of(null);
    }

    /** The journal's trials are gone through again, so nothing was spent before. */
    @Override
    public SearchClock clock(double before) {
        return new SimulatedClock(spec -> evaluator.seconds(spec.fidelity()), slots());
    }

    /** Nothing is measured where nothing is trained. */
    @Override
    public DoubleSupplier meter(Resource resource) {
        throw new IllegalArgumentException("budget: results of " + table.name()
                + " are looked up, so no " + resource.unit()
                + " are spent on them\nMaybe bound the simulated time, `budget 10.minutes`, or `budget 40.trials`.");
    }

    @Override
    public Set<Resource> counted() {
        return Set.of();
    }

    @Override
    public @Nullable EnergySource energySource() {
        return null;
    }

    @Override
    public double pace(int trial) {
        return 1;
    }

    @Override
    public double growth() {
        return 0;
    }

    private int slots() {
        return Math.min(definition.placement().threads(), definition.placement().lag());
    }

    @Override
    public Workshop workshop(SearchClock clock) {
        return new Workshop(definition, null, table, folder, environment.listener(), environment.cancellation(), clock);
    }

    @Override
    public Forecast forecast(Workshop workshop, Replay replay, SearchListener listener) {
        return new Forecast() {
            @Override
            public void observe(
                    Architecture architecture, Fidelity fidelity, Outcome outcome, double seconds, double pace) {
                // what a trial costs is stated
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public double seconds(Architecture architecture, Fidelity fidelity) {
                return evaluator.seconds(fidelity);
            }

            @Override
            public double searchSeconds(int trials, int threads) {
                return trials * evaluator.seconds(new Fidelity(evaluator.mostEpochs(), 1)) / threads;
            }
        };
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(source.notes());
        notes.add("times are simulated: an epoch counts " + LoadedTable.plain(table.secondsPerEpoch())
                + " s (stated, not measured)");
        if (definition.budget().winner() > 0) {
            notes.add(Winner.NONE + "is trained for good on a table; all of the budget goes to the search");
        }
        if (!unheard.isEmpty()) {
            notes.add(
                    "the table knows nothing of " + String.join(", ", unheard) + ": no choice of it changes a result");
        }
        return notes;
    }

    @Override
    public void known(Trial trial) {
        // nothing is kept of a trial but its line in the journal
    }

    @Override
    public void ended(Trial trial) {
        // nothing is kept of a trial but its line in the journal
    }

    @Override
    public @Nullable NetworkGraph graph(Architecture architecture) {
        return table.network() == null || !definition.space().hasNetworks()
                ? null
                : definition
                        .searched()
                        .decode(
                                architecture,
                                table.network().input(),
                                table.network().outputs());
    }

    @Override
    public JournalEvent.@Nullable Used spent(double elapsed) {
        return null;
    }

    @Override
    public void close() {
        // nothing was opened
    }

    @Override
    public void finish() {
        // nothing was needed to go on
    }
}
