package org.nasturtium.engine.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.store.GraphJson;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.store.SearchRecord;
import org.nasturtium.engine.strategy.Trial;

/**
 * A search as its folder tells it, finished or not: what reports and lists of runs are made from, without the script,
 * the data or a backend.
 *
 * @param result definition, trials, ending
 * @param network the best architecture's network; null while nothing was completed
 * @param test what the test split said; null if it was never read
 * @param versions of all that had a part in it
 * @param finished whether the search came to its end
 */
public record ArchivedSearch(
        SearchResult result,
        @Nullable NetworkGraph network,
        @Nullable TestReport test,
        Map<String, String> versions,
        boolean finished) {
    private static final String NETWORK = "best-network.json";
    private static final String TEST = "test.json";

    /** All searches of a run, in their order; none if it only compared strategies. */
    public static List<ArchivedSearch> all(Path run) {
        List<ArchivedSearch> searches = new ArrayList<>();
        if (RunFolder.hasSearch(run)) {
            searches.add(read(run));
        }
        for (int number = 2; RunFolder.holdsRun(run.resolve("search-" + number)); number++) {
            searches.add(read(run.resolve("search-" + number)));
        }
        return searches;
    }

    /** One search's folder. */
    public static ArchivedSearch read(Path folder) {
        JsonNode record = SearchRecord.read(folder);
        SearchDefinition definition = DefinitionJson.read(record);
        Map<Integer, JournalEvent.Proposed> proposed = new TreeMap<>();
        Map<Integer, Trial> trials = new TreeMap<>();
        String reason = "not finished";
        double seconds = 0;
        boolean finished = false;
        List<String> measured = new ArrayList<>();
        String winner = "";
        List<String> strategyNotes = new ArrayList<>();
        List<JournalEvent.Scored> scored = new ArrayList<>();
        @Nullable VersusRandom random = null;
        Map<String, Double> spent = Map.of();
        @Nullable EnergySource source = null;
        for (JournalEvent event : Journal.read(folder.resolve(RunFolder.JOURNAL))) {
            if (event instanceof JournalEvent.Proposed proposal) {
                proposed.put(proposal.trial(), proposal);
                finished = false;
            } else if (event instanceof JournalEvent.Ended ended) {
                trials.put(ended.trial(), trial(proposed.get(ended.trial()), ended));
                seconds = ended.elapsed();
            } else if (event instanceof JournalEvent.Used used && used.what().equals(MeasuredCost.WHAT)) {
                measured.add(used.detail());
            } else if (event instanceof JournalEvent.Used used && used.what().equals(Winner.WHAT)) {
                measured.remove(winner); // of an earlier budget
                winner = used.detail();
                measured.add(winner);
            } else if (event instanceof JournalEvent.Spent amounts) {
                spent = amounts.amounts();
            } else if (event instanceof JournalEvent.Metered metered) {
                source = source == null ? metered.source() : metered.source().after(source);
            } else if (event instanceof JournalEvent.Noted noted) {
                strategyNotes.add(noted.sentence());
            } else if (event instanceof JournalEvent.Scored score) {
                scored.add(score);
            } else if (event instanceof JournalEvent.Used) {
                VersusRandom told = VersusRandom.read(event, definition.judgedBy());
                random = told == null ? random : told;
            } else if (event instanceof JournalEvent.Closed closed) {
                reason = closed.reason();
                seconds = closed.elapsed();
                finished = true;
            }
        }
        List<String> notes = new Repeatability(definition).notes();
        record.path("environment").path("notes").forEach(note -> notes.add(note.asText()));
        notes.addAll(strategyNotes);
        notes.addAll(JournalledScores.notes(scored));
        notes.addAll(measured);
        SearchResult result = new SearchResult(
                definition,
                folder,
                List.copyOf(trials.values()),
                reason,
                seconds,
                notes,
                null,
                random,
                Spending.energy(spent, source, definition.placement().electricity()));
        JsonNode graph = optional(folder.resolve(NETWORK));
        JsonNode test = optional(folder.resolve(TEST));
        Map<String, String> versions = new LinkedHashMap<>();
        record.path("environment").path("versions").forEachEntry((name, value) -> versions.put(name, value.asText()));
        return new ArchivedSearch(
                result,
                graph == null ? null : GraphJson.read(graph),
                test == null ? null : TestReportJson.read(test),
                versions,
                finished);
    }

    static void keepNetwork(Path folder, NetworkGraph graph) {
        RunFolder.write(folder.resolve(NETWORK), Json.line(GraphJson.of(graph)));
    }

    static void keepTest(Path folder, TestReport report) {
        RunFolder.write(folder.resolve(TEST), Json.indented(TestReportJson.of(report)));
    }

    private static Trial trial(JournalEvent.@Nullable Proposed proposed, JournalEvent.Ended ended) {
        if (proposed == null) {
            throw new RunFolderTrouble(
                    "the journal says that trial " + ended.trial() + " ended before it was proposed",
                    "Maybe lines of it were removed; restore the file from a copy.");
        }
        return new Trial(
                ended.trial(),
                proposed.architecture(),
                proposed.fidelity(),
                proposed.origin(),
                ended.outcome(),
                ended.seconds());
    }

    private static @Nullable JsonNode optional(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonProcessingException damaged) {
            throw new RunFolderTrouble(file + " is damaged: " + damaged.getOriginalMessage(), "Maybe resume the run.");
        } catch (IOException failure) {
            throw new RunFolderTrouble("cannot read " + file + ": " + failure, "Maybe it is not readable.", failure);
        }
    }
}
