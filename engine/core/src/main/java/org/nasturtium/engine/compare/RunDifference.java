package org.nasturtium.engine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.search.ArchivedSearch;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.SearchRecord;
import org.nasturtium.engine.strategy.Trial;

/**
 * What differs between two runs, from their folders alone: what was asked, where it ran, what was tried, what was found.
 *
 * @param lines for a person; none where the two are the same
 * @param firstDifferentTrial where the trials part; -1 if they never do
 */
public record RunDifference(List<String> lines, int firstDifferentTrial) {
    public RunDifference {
        lines = List.copyOf(lines);
    }

    /** Compares two runs' folders. */
    public static RunDifference of(Path a, Path b) {
        List<String> lines = new ArrayList<>();
        JsonNode first = SearchRecord.read(a);
        JsonNode second = SearchRecord.read(b);
        for (String part : List.of("definition", "environment")) {
            differences("", first.path(part), second.path(part)).forEach(line -> lines.add(part + ": " + line));
        }
        SearchResult ours = ArchivedSearch.read(a).result();
        SearchResult theirs = ArchivedSearch.read(b).result();
        int parting = parting(ours.trials(), theirs.trials(), ours.definition().objectives());
        if (parting >= 0) {
            lines.add("trials part at trial " + parting + ": " + at(ours, parting) + " | " + at(theirs, parting));
        }
        if (ours.trials().size() != theirs.trials().size()) {
            lines.add(
                    "trials: " + ours.trials().size() + " | " + theirs.trials().size());
        }
        if (parting >= 0) {
            Set<String> tried = texts(ours);
            Set<String> also = texts(theirs);
            int common = tried.size();
            tried.removeAll(also);
            common -= tried.size();
            lines.add("architectures: " + common + " tried by both, " + tried.size() + " | " + (also.size() - common)
                    + " by one only");
        }
        String best = best(ours);
        String other = best(theirs);
        if (!best.equals(other)) {
            lines.add("best: " + best + " | " + other);
        }
        return new RunDifference(lines, parting);
    }

    /** Whether both asked the same and found the same. */
    public boolean isNone() {
        return lines.isEmpty();
    }

    @Override
    public String toString() {
        return isNone() ? "no difference" : String.join("\n", lines);
    }

    private static int parting(List<Trial> a, List<Trial> b, List<Objective> objectives) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            if (i >= a.size() || i >= b.size() || !isSame(a.get(i), b.get(i), objectives)) {
                return i;
            }
        }
        return -1;
    }

    /** By what was wanted; times are never the same. */
    private static boolean isSame(Trial a, Trial b, List<Objective> objectives) {
        return a.architecture().equals(b.architecture())
                && a.outcome().status().equals(b.outcome().status())
                && objectives.stream()
                        .allMatch(objective -> Objects.equals(
                                a.metrics().get(objective.metric()), b.metrics().get(objective.metric())));
    }

    private static String at(SearchResult result, int place) {
        return place < result.trials().size()
                ? result.trials().get(place).architecture().text() + " "
                        + shown(result.trials().get(place), result.definition().objectives())
                : "none";
    }

    private static String best(SearchResult result) {
        List<Objective> objectives = result.definition().objectives();
        Trial best = ParetoFront.knee(ParetoFront.of(result.trials(), objectives), objectives);
        return best == null
                ? "nothing completed"
                : "trial " + best.id() + " " + shown(best, objectives) + " "
                        + best.architecture().text();
    }

    private static String shown(Trial trial, List<Objective> objectives) {
        List<String> values = new ArrayList<>();
        for (Objective objective : objectives) {
            @Nullable Double value = trial.metrics().get(objective.metric());
            values.add(
                    objective.metric() + " " + (value == null ? trial.outcome().status() : value));
        }
        return String.join(", ", values);
    }

    private static Set<String> texts(SearchResult result) {
        Set<String> texts = new TreeSet<>();
        result.trials().forEach(trial -> texts.add(trial.architecture().text()));
        return texts;
    }

    private static List<String> differences(String place, JsonNode a, JsonNode b) {
        if (a.equals(b)) {
            return List.of();
        }
        if (!a.isObject() || !b.isObject()) {
            return List.of(place + " " + shorten(a) + " | " + shorten(b));
        }
        List<String> all = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (JsonNode node : List.of(a, b)) {
            Iterator<String> own = node.fieldNames();
            own.forEachRemaining(names::add);
        }
        names.forEach(name ->
                all.addAll(differences(place.isEmpty() ? name : place + "." + name, a.path(name), b.path(name))));
        return all;
    }

    private static String shorten(JsonNode node) {
        String text = node.isMissingNode() ? "absent" : Json.line(node);
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
