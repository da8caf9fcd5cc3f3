package org.nasturtium.engine.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.RunSession;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEvent;
import org.nasturtium.engine.search.SearchGroup;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.SearchStopped;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;

/**
 * Runs a comparison: every strategy on one seed, then on the next, so that what a stop leaves can be paired. Threads are
 * searches at a time; each search runs its trials one after the other (or with the lag that was asked for), so that the
 * number of threads changes nothing that is found.
 *
 * <p>A search that trains lies in a folder of its own and is never run twice. One on a table leaves no file: thousands
 * take seconds, and their folders would be most of the cost.
 */
public final class Comparing {
    private static final int PROGRESS_STEPS = 200;

    private final ComparisonDefinition definition;
    private final SearchGroup group;
    private final SearchDefinition common;
    private final Measure measure;
    private final boolean isTable;
    private final AtomicInteger trials = new AtomicInteger();
    private final AtomicInteger searches = new AtomicInteger();
    private final long began = System.nanoTime();

    /** A search that ended, before it is measured. */
    private record Searched(StrategyChoice strategy, long seed, List<Trial> trials, String reason) {}

    private Comparing(ComparisonDefinition definition, SearchGroup group) {
        this.definition = definition;
        this.group = group;
        Placement asked = definition.search().placement();
        this.isTable = definition.search().data().isTable();
        this.common = definition
                .search()
                .on(SearchGroup.shared(definition.search().data()))
                .on(new Placement(1, asked.lag(), false, asked.electricity()))
                .within(definition.search().budget().withWinner(0));
        this.measure = Measure.of(common);
    }

    /**
     * Runs all searches, or those that are left of a comparison that was stopped.
     *
     * @throws SearchStopped if a person stopped it: finished searches are kept
     */
    public static Comparison run(ComparisonDefinition definition, RunSession session) {
        String name = definition.search().space().name() + "-compared";
        return session.together(name, group -> {
            try {
                return new Comparing(definition, group).run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new RunFolderTrouble(
                        "interrupted while comparing in " + group.folder(),
                        "Go on with `nas resume " + group.run() + "`.");
            }
        });
    }

    private Comparison run() throws InterruptedException {
        if (!isTable) {
            ObjectNode more = Json.object();
            more.set(
                    "strategies",
                    Json.tree(definition.strategies().stream()
                            .map(StrategyChoice::toString)
                            .toList()));
            more.set("seeds", Json.tree(definition.seeds()));
            group.keep(common, more);
        }
        List<String> notes = notes();
        notes.forEach(note -> group.tell(new SearchEvent.Note(note)));
        List<Future<Searched>> running = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(threads());
        try {
            for (long seed : definition.seeds()) {
                for (StrategyChoice strategy : definition.strategies()) {
                    running.add(threads.submit(() -> search(strategy, seed)));
                }
            }
            return new Comparison(
                    definition,
                    group.folder(),
                    measured(inOrder(running)),
                    measure.objective(),
                    measure.words(),
                    notes);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<ComparedRun> measured(List<Searched> searched) {
        Function<List<Trial>, IncumbentCurve> curves =
                measure.among(searched.stream().map(Searched::trials).toList());
        List<ComparedRun> runs = new ArrayList<>();
        for (Searched one : searched) {
            IncumbentCurve curve = curves.apply(one.trials());
            runs.add(new ComparedRun(one.strategy(), one.seed(), one.trials(), one.reason(), curve.last(), curve));
        }
        return runs;
    }

    /** Strategy by strategy; the first that failed ends all. */
    private List<Searched> inOrder(List<Future<Searched>> running) throws InterruptedException {
        List<Searched> runs = new ArrayList<>();
        int strategies = definition.strategies().size();
        for (int s = 0; s < strategies; s++) {
            for (int seed = 0; seed < definition.seeds().size(); seed++) {
                try {
                    runs.add(running.get(seed * strategies + s).get());
                } catch (InterruptedException interrupted) {
                    group.stop();
                    throw interrupted;
                } catch (ExecutionException failure) {
                    group.stop();
                    throw told(Objects.requireNonNull(failure.getCause()));
                }
            }
        }
        return runs;
    }

    private RuntimeException told(Throwable cause) {
        if (cause instanceof SearchStopped stopped) {
            return new SearchStopped(
                    "comparison stopped after " + searches.get() + " of " + definition.searches() + " searches"
                            + (isTable ? "" : "; all of them are kept\nGo on with `nas resume " + group.run() + "`."),
                    stopped.soFar());
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private Searched search(StrategyChoice strategy, long seed) throws InterruptedException {
        SearchDefinition own = common.using(strategy).seeded(seed);
        SearchResult result = isTable
                ? group.lookUp(own, event -> hear(event, strategy, seed))
                : group.run(folder(strategy) + "/seed-" + seed, own, event -> hear(event, strategy, seed));
        int done = searches.incrementAndGet();
        if (done == 1 && !isTable && definition.searches() > 1) {
            double seconds = (System.nanoTime() - began) * 1e-9;
            group.tell(new SearchEvent.Note(String.format(
                    Locale.ROOT,
                    "the first search took %.0f s; %d more: about %.0f min",
                    seconds,
                    definition.searches() - 1,
                    seconds * (definition.searches() - 1) / threads() / 60)));
        }
        return new Searched(strategy, seed, result.trials(), result.reason());
    }

    private void hear(SearchEvent event, StrategyChoice strategy, long seed) {
        Integer each = common.budget().trials();
        int total = definition.searches() * (each == null ? 1 : each);
        String what = "comparing " + definition.strategies().size() + " strategies over "
                + definition.seeds().size() + " seeds, now " + strategy.toString() + ", seed " + seed;
        if (each != null && event instanceof SearchEvent.TrialDone) {
            int done = trials.incrementAndGet();
            if (done % Math.max(1, total / PROGRESS_STEPS) == 0 || done == total) {
                group.tell(new SearchEvent.Step(what, Math.min(done, total), total));
            }
        } else if (each == null && event instanceof SearchEvent.Finished) {
            group.tell(new SearchEvent.Step(what, Math.min(total, searches.get() + 1), total));
        }
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("compared: " + measure.words());
        int asked = definition.search().placement().threads();
        if (asked > 1 && measuresTime()) {
            notes.add("one search at a time, since a measured metric would feel the others");
        } else if (asked > 1 && isBoundByMachine()) {
            notes.add("one search at a time, since a budget of time or of what is measured would pay for the others");
        } else if (asked > 1 && !isTable) {
            notes.add("energy and processor time that a search keeps are those of the whole process, in which up to "
                    + asked + " searches ran at a time");
        }
        if (definition.search().budget().winner() > 0) {
            notes.add("no winner is trained for good: what is compared is what the searches saw");
        }
        if (isBoundByMachine()) {
            notes.add(
                    "a budget of time or of what is measured: how many trials it pays for differs from run to run, so a repetition may differ");
        }
        return notes;
    }

    private int threads() {
        return measuresTime() || isBoundByMachine()
                ? 1
                : definition.search().placement().threads();
    }

    private boolean isBoundByMachine() {
        return !isTable && common.budget().isMeasured();
    }

    private boolean measuresTime() {
        return !isTable
                && common.metrics().stream()
                        .map(Metric::find)
                        .anyMatch(metric -> metric != null && metric.known() == Metric.Known.BY_MEASURING);
    }

    private static String folder(StrategyChoice strategy) {
        return strategy.toString().replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("-$", "");
    }
}
