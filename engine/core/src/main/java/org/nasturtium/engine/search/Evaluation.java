package org.nasturtium.engine.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.strategy.Trial;

/**
 * How a search judges architectures, by training or by looking up: all that differs between the two. Making one finds
 * everything that can be wrong with space, data and objectives.
 */
interface Evaluation extends AutoCloseable {
    Evaluator evaluator();

    Fidelities fidelities();

    /** Why an architecture is not worth a trial; null if it is. */
    Outcome.@Nullable Infeasible precheck(Architecture architecture);

    /** What zero-cost proxies say before anything is trained. */
    Scores scores();

    /** Changes when the data do. */
    String fingerprint();

    /** Who evaluates, for the record. */
    String backend();

    /** Versions of all that has a part in a result. */
    Map<String, String> versions();

    /** @param before seconds that the journal says were spent */
    SearchClock clock(double before);

    /**
     * What this process has used up of a resource since some moment.
     *
     * @throws IllegalArgumentException if it cannot be measured
     */
    DoubleSupplier meter(Resource resource);

    /**
     * How much of what the forecast foresees a trial of this process took a second of wall time: 1, or where processor time
     * is foreseen the share of a processor; NaN if it is not known.
     */
    double pace(int trial);

    /** By how much the training samples grow with those of validation; 0 = no winner can be trained. */
    double growth();

    /** Where a result's architectures are trained, tested and exported. */
    Workshop workshop(SearchClock clock);

    /** Foresees what trials take; may measure first, and tells the listener what it found. */
    Forecast forecast(Workshop workshop, Replay replay, SearchListener listener);

    /** Sentences that belong to the result from its beginning. */
    List<String> notes();

    /** A trial ended and was told. */
    void ended(Trial trial);

    /** A trial ended in an earlier process, says the journal. */
    void known(Trial trial);

    /** The network of the winner; null where there is none. */
    @Nullable
    NetworkGraph graph(Architecture architecture);

    /** What is counted even where no budget bounds it. */
    Set<Resource> counted();

    /** Where numbers of joules come from; null where none are spent. */
    @Nullable
    EnergySource energySource();

    /** What was spent, for the journal; null if nothing was measured. */
    JournalEvent.@Nullable Used spent(double elapsed);

    /** The search came to its end: what is only needed to go on can go. */
    void finish();

    @Override
    void close();
}
