package org.nasturtium.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.stopping.StoppingChoice;
import org.nasturtium.engine.store.DecisionJson;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.train.Spared;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

/** What decides a search, as it stands in {@code search.json}; two searches with equal ones have equal trials. */
final class DefinitionJson {
    private DefinitionJson() {}

    static ObjectNode of(
            SearchDefinition definition, String fingerprint, String start, Map<String, Object> strategyOptions) {
        ObjectNode node = Json.object();
        ObjectNode space = node.putObject("space");
        space.put("name", definition.space().name());
        space.put("size", definition.space().size().toString());
        space.set("decisions", DecisionJson.of(definition.space().decisions()));
        ObjectNode source = node.putObject("data");
        source.put("source", definition.data().description());
        source.put("fingerprint", fingerprint);
        if (definition.data().isTable()) {
            source.put("table", true);
        }
        ObjectNode strategy = node.putObject("strategy");
        strategy.put("name", definition.strategy().name());
        strategy.set("options", Json.tree(new TreeMap<>(strategyOptions)));
        ObjectNode training = node.putObject("training");
        training.set("settings", Json.tree(definition.training().fixed().values()));
        training.set("decisions", DecisionJson.of(definition.training().decisions()));
        training.put("fidelity", definition.training().spared().word());
        if (definition.training().repeats() > 1) {
            training.put("repeats", definition.training().repeats());
        }
        StoppingChoice stopping = definition.training().stopping();
        if (!stopping.equals(StoppingChoice.NONE)) {
            ObjectNode rule = training.putObject("stopping");
            rule.put("name", stopping.name());
            rule.set("options", Json.tree(new TreeMap<>(stopping.options())));
        }
        ArrayNode objectives = node.putArray("objectives");
        for (Objective objective : definition.objectives()) {
            objectives.add((objective.maximize() ? MAXIMIZE : MINIMIZE) + objective.metric());
        }
        Reward reward = definition.reward();
        if (reward != null) {
            ObjectNode formula = node.putObject("reward");
            formula.put("formula", reward.text());
            formula.set("metrics", Json.tree(reward.metrics()));
            formula.set("constants", Json.tree(new TreeMap<>(reward.constants())));
        }
        ObjectNode limits = node.putObject("limits");
        for (Limit limit : definition.limits()) {
            if (limit.isLeast()) {
                limits.putObject(limit.metric()).put(AT_LEAST, limit.bound());
            } else {
                limits.put(limit.metric(), limit.bound());
            }
        }
        if (!definition.start().isNothing()) {
            ObjectNode begun = node.putObject("start");
            begun.set("with", Json.tree(definition.start().with()));
            if (definition.start().from() != null) {
                begun.put("from", definition.start().from().toString());
                begun.put("fingerprint", start);
            }
        }
        node.put("memoryLimitBytes", definition.memoryLimitBytes());
        node.put("seed", definition.seed());
        node.put("baseline", definition.baseline());
        node.put("lag", definition.placement().lag());
        node.put("ordering", definition.placement().arrival() ? "arrival" : "proposal");
        return node;
    }

    private static final String MAXIMIZE = "maximize ";
    private static final String MINIMIZE = "minimize ";
    private static final String AT_LEAST = "atLeast";

    /** What may change when a run goes on, and what it ran on. */
    static ObjectNode environment(
            SearchDefinition definition, String backend, Map<String, String> versions, List<String> notes) {
        ObjectNode node = Json.object();
        node.set("budget", of(definition.budget()));
        node.put("threads", definition.placement().threads());
        node.set("electricity", of(definition.placement().electricity()));
        node.put("keep", definition.keep());
        node.put("backend", backend);
        node.set("versions", Json.tree(versions));
        node.set("notes", Json.tree(notes));
        return node;
    }

    private static ObjectNode of(Electricity electricity) {
        ObjectNode node = Json.object();
        if (electricity.wattsPerCore() != null) {
            node.put("wattsPerCore", electricity.wattsPerCore());
        }
        if (electricity.gramsPerKilowattHour() != null) {
            node.put("gramsPerKilowattHour", electricity.gramsPerKilowattHour());
        }
        return node;
    }

    private static Electricity electricity(JsonNode node) {
        return new Electricity(number(node, "wattsPerCore"), number(node, "gramsPerKilowattHour"));
    }

    private static @Nullable Double number(JsonNode node, String name) {
        return node.has(name) ? Double.valueOf(node.path(name).doubleValue()) : null;
    }

    static ObjectNode of(Budget bounds) {
        ObjectNode budget = Json.object();
        if (bounds.trials() != null) {
            budget.put("trials", bounds.trials());
        }
        if (bounds.time() != null) {
            budget.put("seconds", bounds.time().toMillis() / 1000.0);
        }
        if (bounds.stalled() != null) {
            budget.put("stalled", bounds.stalled());
        }
        if (bounds.epochs() != null) {
            budget.put("epochs", bounds.epochs());
        }
        bounds.measured().forEach((resource, bound) -> budget.put(resource.word(), bound));
        if (bounds.winner() > 0) {
            budget.put("winner", bounds.winner());
        }
        return budget;
    }

    /** The definition as far as it is data: the space has no networks, the data cannot be loaded. */
    static SearchDefinition read(JsonNode record) {
        JsonNode node = record.path("definition");
        JsonNode environment = record.path("environment");
        List<Objective> objectives = new ArrayList<>();
        for (JsonNode objective : node.path("objectives")) {
            String text = objective.asText();
            objectives.add(new Objective(text.substring(text.indexOf(' ') + 1), text.startsWith(MAXIMIZE)));
        }
        List<Limit> limits = new ArrayList<>();
        node.path("limits")
                .forEachEntry((metric, bound) -> limits.add(
                        bound.has(AT_LEAST)
                                ? Limit.atLeast(metric, bound.path(AT_LEAST).doubleValue())
                                : new Limit(metric, bound.doubleValue())));
        SearchDefinition definition = new SearchDefinition(
                SearchSpace.of(
                        node.path("space").path("name").asText(),
                        DecisionJson.read(node.path("space").path("decisions"))),
                new ArchivedData(
                        node.path("data").path("source").asText(),
                        node.path("data").path("table").asBoolean(false)),
                new StrategyChoice(
                        node.path("strategy").path("name").asText(),
                        values(node.path("strategy").path("options"))),
                new TrainingPlan(
                        TrainingSettings.of(values(node.path("training").path("settings"))),
                        DecisionJson.read(node.path("training").path("decisions")),
                        Spared.named(node.path("training").path("fidelity").asText("epochs")),
                        stopping(node.path("training").path("stopping")),
                        node.path("training").path("repeats").asInt(1)),
                objectives,
                limits,
                budget(environment.path("budget")),
                new Placement(
                        environment.path("threads").intValue(),
                        node.path("lag").intValue(),
                        node.path("ordering").asText().equals("arrival"),
                        electricity(environment.path("electricity"))),
                node.path("seed").longValue(),
                node.path("baseline").booleanValue(),
                environment.path("keep").intValue(),
                environment.path("backend").asText(),
                node.path("memoryLimitBytes").longValue());
        return node.has("reward") ? definition.rewarding(reward(node.path("reward"))) : definition;
    }

    private static Reward reward(JsonNode node) {
        List<String> metrics = new ArrayList<>();
        node.path("metrics").forEach(metric -> metrics.add(metric.asText()));
        Map<String, Double> constants = new TreeMap<>();
        node.path("constants").forEachEntry((name, value) -> constants.put(name, value.doubleValue()));
        return Reward.remembered(node.path("formula").asText(), metrics, constants);
    }

    private static StoppingChoice stopping(JsonNode node) {
        return node.isMissingNode()
                ? StoppingChoice.NONE
                : new StoppingChoice(node.path("name").asText(), values(node.path("options")));
    }

    private static Budget budget(JsonNode node) {
        Map<Resource, Double> measured = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.all()) {
            if (node.has(resource.word())) {
                measured.put(resource, node.path(resource.word()).doubleValue());
            }
        }
        return new Budget(
                node.has("trials") ? Integer.valueOf(node.path("trials").intValue()) : null,
                node.has("seconds")
                        ? Duration.ofMillis(Math.round(node.path("seconds").doubleValue() * 1000))
                        : null,
                node.has("stalled") ? Integer.valueOf(node.path("stalled").intValue()) : null,
                node.has("epochs") ? Double.valueOf(node.path("epochs").doubleValue()) : null,
                measured,
                node.path("winner").doubleValue());
    }

    private static Map<String, Object> values(JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.forEachEntry((name, value) -> {
            Object plain = plain(value);
            if (plain != null) {
                values.put(name, plain);
            }
        });
        return values;
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isArray()) {
            List<StrategyChoice> strategies = new ArrayList<>();
            value.forEach(each -> strategies.add(new StrategyChoice(
                    each.path("name").asText(),
                    values(each.path("options")),
                    each.path("trials").intValue())));
            return strategies;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isNumber() ? value.numberValue() : value.textValue();
    }
}
