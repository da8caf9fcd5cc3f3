package org.nasturtium.kernel.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEvent;
import org.nasturtium.engine.search.SearchEvent.EpochDone;
import org.nasturtium.engine.search.SearchEvent.Finished;
import org.nasturtium.engine.search.SearchEvent.Note;
import org.nasturtium.engine.search.SearchEvent.Standing;
import org.nasturtium.engine.search.SearchEvent.Started;
import org.nasturtium.engine.search.SearchEvent.Step;
import org.nasturtium.engine.search.SearchEvent.TrialDone;
import org.nasturtium.engine.search.SearchEvent.TrialKnown;
import org.nasturtium.engine.search.SearchEvent.TrialStarted;
import org.nasturtium.engine.strategy.Trial;

/** What is known of a search by its events so far. */
final class SearchState {
    private final List<Trial> trials = new ArrayList<>();
    private final Map<Integer, List<CurvePoint>> running = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private @Nullable SearchDefinition definition;
    private @Nullable Standing standing;
    private String words = "starting";
    private boolean over;

    void on(SearchEvent event) {
        if (event instanceof Started started) {
            definition = started.definition();
            words = started.known() == 0 ? "starting" : "goes on after " + started.known() + " known trials";
        } else if (event instanceof Note note) {
            notes.add(note.sentence());
        } else if (event instanceof TrialKnown known) {
            trials.add(known.trial());
        } else if (event instanceof TrialStarted begun) {
            running.put(begun.trial(), new ArrayList<>());
            words = "trial " + begun.trial() + " begins";
        } else if (event instanceof EpochDone epoch) {
            running.computeIfAbsent(epoch.trial(), id -> new ArrayList<>()).add(epoch.point());
            words = "trial " + epoch.trial() + ", epoch " + epoch.point().epoch() + " of " + epoch.epochs();
        } else if (event instanceof TrialDone done) {
            trials.add(done.trial());
            running.remove(done.trial().id());
            standing = done.standing();
            words = "running";
        } else if (event instanceof Step step) {
            words = step.what() + " " + step.done() + " of " + step.total();
        } else if (event instanceof Finished finished) {
            standing = finished.standing();
            ended(finished.reason());
        }
    }

    /** Nothing runs any more; why is said in words. */
    void ended(String why) {
        running.clear();
        words = why;
        over = true;
    }

    /** What is searched; none before it began. */
    @Nullable
    SearchDefinition definition() {
        return definition;
    }

    Objective objective(int index) {
        return objectives().get(index);
    }

    List<Objective> objectives() {
        return definition == null ? List.of() : definition.objectives();
    }

    /** Where it stands; none before the first trial ended. */
    @Nullable
    Standing standing() {
        return standing;
    }

    /** Those that ended, of earlier processes too. */
    List<Trial> trials() {
        return trials;
    }

    /** The last few that ended. */
    List<Trial> latest(int count) {
        return trials.subList(Math.max(0, trials.size() - count), trials.size());
    }

    /** Curves of trials that run now, by trial. */
    Map<Integer, List<CurvePoint>> running() {
        return running;
    }

    Set<String> notes() {
        return notes;
    }

    /** What goes on right now. */
    String words() {
        return words;
    }

    /** Whether nothing runs any more. */
    boolean isOver() {
        return over;
    }

    /** A metric of a completed trial; NaN where there is none. */
    static double score(Trial trial, String metric) {
        return trial.outcome().status().equals("completed")
                ? trial.metrics().getOrDefault(metric, Double.NaN)
                : Double.NaN;
    }
}
