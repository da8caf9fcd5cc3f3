package org.nasturtium.kernel.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.ComparisonDefinition;
import org.nasturtium.engine.search.Cancellation;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.SearchStopped;

/** Runs searches of cells: each is shown while it runs and ends within a second when the kernel is interrupted. */
public final class NotebookSearcher implements Searcher {
    private final Searcher engine;
    private final Supplier<SearchView> views;
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();

    /**
     * Shows what an engine does.
     *
     * @param views gives a new view, in the cell that the calling thread works for
     */
    public NotebookSearcher(Searcher engine, Supplier<SearchView> views) {
        this.engine = engine;
        this.views = views;
    }

    @Override
    public SearchResult search(SearchDefinition definition, SearchEnvironment environment) {
        return shown(environment, own -> engine.search(definition, own));
    }

    @Override
    public Comparison compare(ComparisonDefinition definition, SearchEnvironment environment) {
        return shown(environment, own -> engine.compare(definition, own));
    }

    private <T> T shown(SearchEnvironment environment, Function<SearchEnvironment, T> work) {
        Cancellation cancellation = new Cancellation();
        running.add(cancellation);
        ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "search-view");
            thread.setDaemon(true);
            return thread;
        });
        try (SearchView view = views.get()) {
            Future<?> unused = ticks.scheduleWithFixedDelay(
                    view::tick, SearchView.EVERY_MILLIS, SearchView.EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return followed(view, work, environment, cancellation);
        } finally {
            ticks.shutdownNow();
            running.remove(cancellation);
        }
    }

    private static <T> T followed(
            SearchView view,
            Function<SearchEnvironment, T> work,
            SearchEnvironment environment,
            Cancellation cancellation) {
        try {
            return work.apply(new SearchEnvironment(
                    environment.runs(),
                    environment.name(),
                    environment.script(),
                    environment.resume(),
                    environment.moreTrials(),
                    event -> {
                        environment.listener().on(event);
                        view.on(event);
                    },
                    cancellation));
        } catch (SearchStopped stopped) {
            view.broken("interrupted; all trials are kept: resume '"
                    + stopped.soFar().run() + "'");
            throw stopped;
        } catch (RuntimeException | Error broken) {
            view.broken("the search broke: " + broken.getClass().getSimpleName());
            throw broken;
        }
    }

    /** Asks every running search to stop; returns whether one ran. */
    public boolean interrupt() {
        boolean any = !running.isEmpty();
        running.forEach(Cancellation::request);
        return any;
    }
}
