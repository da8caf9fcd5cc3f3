package org.nasturtium.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;

/** What a journal can say; each event is one line. */
public sealed interface JournalEvent {
    /** Seconds since the search began, over all its processes. */
    double elapsed();

    /** A process began to work on the run. */
    record Opened(double elapsed, int process, String versions) implements JournalEvent {}

    /**
     * A trial was decided on.
     *
     * @param continues the trial whose training goes on; -1 = none
     * @param skipped proposals that cost no trial on the way to this one: repeats, and those that a limit rejected
     */
    record Proposed(
            double elapsed,
            int trial,
            Architecture architecture,
            Fidelity fidelity,
            int continues,
            String origin,
            long seed,
            List<String> skipped)
            implements JournalEvent {
        public Proposed {
            skipped = List.copyOf(skipped);
        }
    }

    /** A trial ended. Lines stand in the order in which trials ended; the order of observation is that of ids. */
    record Ended(double elapsed, int trial, Outcome outcome, double seconds) implements JournalEvent {}

    /** The search ended; a later budget may take it up again. */
    record Closed(double elapsed, String reason) implements JournalEvent {}

    /** The budget of a finished or unfinished search was enlarged: trials in all, 0 = no bound. */
    record Extended(double elapsed, int trials) implements JournalEvent {}

    /** A sentence of the strategy that belongs to the result, such as why a hybrid changed over. */
    record Noted(double elapsed, String sentence) implements JournalEvent {}

    /**
     * What the search has used up so far of what is measured, over all its processes.
     *
     * @param rates what a foreseen second of its trials used up, by the same words; empty before one ended
     */
    record Spent(double elapsed, Map<String, Double> amounts, Map<String, Double> rates) implements JournalEvent {
        public Spent {
            amounts = Map.copyOf(amounts);
            rates = Map.copyOf(rates);
        }
    }

    /** A process began to count energy in this way. */
    record Metered(double elapsed, EnergySource source) implements JournalEvent {}

    /**
     * A zero-cost proxy was computed for a strategy, so that a resumed search need not do it again.
     *
     * @param score negative infinity where there is none
     * @param cause what failed, if something did; else empty
     */
    record Scored(double elapsed, String proxy, Architecture architecture, double score, String cause)
            implements JournalEvent {}

    /** Something was done with a result: {@code retrained}, {@code tested}, {@code exported}. */
    record Used(double elapsed, String what, int trial, Map<String, Double> metrics, String detail)
            implements JournalEvent {
        public Used {
            metrics = Map.copyOf(metrics);
        }
    }

    /** The line of an event. */
    static String write(JournalEvent event) {
        ObjectNode node = Json.object();
        node.put("v", Journal.VERSION);
        if (event instanceof Opened opened) {
            node.put("event", "opened").put("process", opened.process()).put("versions", opened.versions());
        } else if (event instanceof Proposed proposed) {
            node.put("event", "proposed").put("trial", proposed.trial());
            node.set("architecture", TrialJson.architecture(proposed.architecture()));
            node.put("epochs", proposed.fidelity().epochs());
            node.put("trainingShare", proposed.fidelity().trainingShare());
            if (!proposed.fidelity().isFull()) {
                node.put("part", proposed.fidelity().part());
            }
            if (proposed.fidelity().repeats() > 1) {
                node.put("repeats", proposed.fidelity().repeats());
            }
            if (proposed.continues() >= 0) {
                node.put("continues", proposed.continues());
            }
            node.put("origin", proposed.origin()).put("seed", proposed.seed());
            if (!proposed.skipped().isEmpty()) {
                ArrayNode skipped = node.putArray("skipped");
                proposed.skipped().forEach(skipped::add);
            }
        } else if (event instanceof Ended ended) {
            node.put("event", "ended").put("trial", ended.trial());
            node.setAll(TrialJson.outcome(ended.outcome()));
            node.put("seconds", ended.seconds());
        } else if (event instanceof Closed closed) {
            node.put("event", "closed").put("reason", closed.reason());
        } else if (event instanceof Extended extended) {
            node.put("event", "extended").put("trials", extended.trials());
        } else if (event instanceof Noted noted) {
            node.put("event", "noted").put("sentence", noted.sentence());
        } else if (event instanceof Spent spent) {
            node.put("event", "spent");
            node.set("amounts", TrialJson.metrics(spent.amounts()));
            if (!spent.rates().isEmpty()) {
                node.set("rates", TrialJson.metrics(spent.rates()));
            }
        } else if (event instanceof Metered metered) {
            EnergySource source = metered.source();
            node.put("event", "metered").put("kind", source.kind().name()).put("words", source.words());
            node.put("low", source.low()).put("high", source.high());
        } else if (event instanceof Scored scored) {
            node.put("event", "scored").put("proxy", scored.proxy());
            node.set("architecture", TrialJson.architecture(scored.architecture()));
            TrialJson.put(node, "score", scored.score());
            if (!scored.cause().isEmpty()) {
                node.put("cause", scored.cause());
            }
        } else if (event instanceof Used used) {
            node.put("event", "used").put("what", used.what()).put("trial", used.trial());
            node.set("metrics", TrialJson.metrics(used.metrics()));
            node.put("detail", used.detail());
        }
        node.put("elapsed", Math.round(event.elapsed() * 1000) / 1000.0);
        return Json.line(node);
    }

    /** The event of a line, or null for a kind that a later version may have added. */
    static @Nullable JournalEvent read(JsonNode node) {
        double elapsed = node.path("elapsed").doubleValue();
        int trial = node.path("trial").intValue();
        return switch (node.path("event").asText()) {
            case "opened" ->
                new Opened(
                        elapsed,
                        node.path("process").intValue(),
                        node.path("versions").asText());
            case "proposed" -> {
                List<String> skipped = new ArrayList<>();
                node.path("skipped").forEach(text -> skipped.add(text.asText()));
                yield new Proposed(
                        elapsed,
                        trial,
                        TrialJson.architecture(node.path("architecture")),
                        new Fidelity(
                                node.path("epochs").intValue(),
                                node.path("trainingShare").doubleValue(),
                                node.path("part").asDouble(1),
                                node.path("repeats").asInt(1)),
                        node.path("continues").asInt(-1),
                        node.path("origin").asText(),
                        node.path("seed").longValue(),
                        skipped);
            }
            case "ended" ->
                new Ended(
                        elapsed,
                        trial,
                        TrialJson.outcome(node),
                        node.path("seconds").doubleValue());
            case "extended" -> new Extended(elapsed, node.path("trials").intValue());
            case "noted" -> new Noted(elapsed, node.path("sentence").asText());
            case "closed" -> new Closed(elapsed, node.path("reason").asText());
            case "spent" -> {
                Map<String, Double> amounts = new TreeMap<>();
                node.path("amounts").forEachEntry((name, value) -> amounts.put(name, TrialJson.number(value)));
                Map<String, Double> rates = new TreeMap<>();
                node.path("rates").forEachEntry((name, value) -> rates.put(name, TrialJson.number(value)));
                yield new Spent(elapsed, amounts, rates);
            }
            case "metered" ->
                new Metered(
                        elapsed,
                        new EnergySource(
                                EnergySource.Kind.valueOf(node.path("kind").asText()),
                                node.path("words").asText(),
                                node.path("low").doubleValue(),
                                node.path("high").doubleValue()));
            case "scored" ->
                new Scored(
                        elapsed,
                        node.path("proxy").asText(),
                        TrialJson.architecture(node.path("architecture")),
                        node.has("score") ? TrialJson.number(node.path("score")) : Double.NEGATIVE_INFINITY,
                        node.path("cause").asText());
            case "used" -> {
                Map<String, Double> metrics = new TreeMap<>();
                node.path("metrics").forEachEntry((name, value) -> metrics.put(name, TrialJson.number(value)));
                yield new Used(
                        elapsed,
                        node.path("what").asText(),
                        trial,
                        metrics,
                        node.path("detail").asText());
            }
            default -> null;
        };
    }
}
