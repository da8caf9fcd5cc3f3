package org.nasturtium.kernel.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEvent;
import org.nasturtium.engine.search.SearchListener;
import org.nasturtium.engine.strategy.Trial;

/**
 * Progress on standard error: one line that is rewritten in a terminal, a line a trial elsewhere. It shows trials done,
 * the best so far and the time left.
 */
final class TerminalProgress implements SearchListener {
    private static final int BAR = 24;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final int columns;
    private @Nullable SearchDefinition definition;

    /** @param columns of the terminal; 0 = not a terminal */
    TerminalProgress(PrintStream err, int columns) {
        this.err = err;
        this.columns = columns;
    }

    /** As the launcher says that standard error is. */
    static TerminalProgress onStandardError() {
        return new TerminalProgress(System.err, Integer.getInteger("nasturtium.terminal", 0));
    }

    @Override
    public void on(SearchEvent event) {
        if (event instanceof SearchEvent.Started started) {
            definition = started.definition();
            line("search " + started.run() + ": " + definition.strategy().name() + " over `"
                    + definition.space().name() + "`, data " + definition.data().description()
                    + (started.known() == 0 ? "" : ", " + started.known() + " trials known from the journal"));
        } else if (event instanceof SearchEvent.Note note) {
            line(note.sentence());
        } else if (event instanceof SearchEvent.TrialDone done) {
            trialDone(done);
        } else if (event instanceof SearchEvent.Step step) {
            step(step);
        } else if (event instanceof SearchEvent.Finished finished) {
            line("search ended: " + finished.reason() + ", "
                    + time(finished.standing().elapsed()));
        }
    }

    private void trialDone(SearchEvent.TrialDone done) {
        SearchEvent.Standing standing = done.standing();
        // the time before the best: a narrow terminal cuts the end
        String state = standing.done() + (standing.total() > 0 ? "/" + standing.total() : "") + " trials"
                + spent(standing.spent()) + left(standing.left()) + best(standing.best());
        if (columns > 0) {
            rewrite(bar(standing.done(), standing.total()) + state);
        } else {
            line("trial " + done.trial().id() + " " + done.trial().outcome().status() + metrics(done.trial())
                    + cause(done.trial().outcome()) + ", " + state);
        }
    }

    private void step(SearchEvent.Step step) {
        if (columns > 0) {
            rewrite(bar(step.done(), step.total()) + step.what());
            if (step.done() == step.total()) {
                err.println();
            }
        } else if (step.done() == 0 || step.done() == step.total()) {
            line(step.what() + ": " + step.done() + "/" + step.total());
        }
    }

    private String metrics(Trial trial) {
        StringBuilder text = new StringBuilder();
        if (definition != null) {
            for (Objective objective : definition.objectives()) {
                Double value = trial.metrics().get(objective.metric());
                if (value != null) {
                    text.append(String.format(Locale.ROOT, " %s %.4g", objective.metric(), value));
                }
            }
        }
        return text.toString();
    }

    private static String cause(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return " (" + failed.cause() + ")";
        }
        return outcome instanceof Outcome.Infeasible infeasible ? " (" + infeasible.cause() + ")" : "";
    }

    private String best(@Nullable Trial best) {
        return best == null ? "" : ", best" + metrics(best) + " (trial " + best.id() + ")";
    }

    private static String spent(String words) {
        return words.isEmpty() ? "" : ", " + words;
    }

    private static String left(@Nullable Duration left) {
        return left == null ? "" : ", " + time(left) + " left";
    }

    private static String time(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private String bar(int done, int total) {
        int width = Math.min(BAR, columns / 4);
        if (total == 0 || width < 4) {
            return "";
        }
        int full = Math.min(width, width * done / total);
        return "[" + "#".repeat(full) + ".".repeat(width - full) + "] ";
    }

    private void rewrite(String text) {
        err.print(ERASE_LINE + (text.length() < columns ? text : text.substring(0, columns - 1)));
        err.flush();
    }

    private void line(String text) {
        err.println((columns > 0 ? ERASE_LINE : "") + text);
        err.flush();
    }
}
