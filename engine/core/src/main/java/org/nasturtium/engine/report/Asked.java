package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;

/** What a search was asked for, every default included, as lines of a name and words. */
public final class Asked {
    private Asked() {}

    /** The lines, in the order in which a person asks. */
    public static Map<String, String> lines(SearchDefinition definition) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("space", space(definition.space()));
        lines.put("data", definition.data().description());
        lines.put("strategy", strategy(definition));
        if (!definition.data().isTable()) {
            lines.put(
                    "training",
                    definition.training().fixed().text()
                            + (definition.training().repeats() == 1
                                    ? ""
                                    : ", repeats " + definition.training().repeats()));
        }
        if (!definition.training().decisions().isEmpty()) {
            lines.put("training choices", decisions(definition.training().decisions()));
        }
        lines.put(
                "objectives",
                definition.objectives().stream()
                        .map(objective -> (objective.maximize() ? "maximize " : "minimize ") + objective.metric())
                        .collect(Collectors.joining(", ")));
        Reward reward = definition.reward();
        if (reward != null) {
            lines.put("reward", reward.words());
        }
        lines.put(
                "limits",
                definition.limits().isEmpty()
                        ? "none"
                        : definition.limits().stream()
                                .map(limit -> limit.metric()
                                        + (limit.isLeast() ? " at least " : " at most ")
                                        + Numbers.metric(limit.metric(), limit.bound()))
                                .collect(Collectors.joining(", ")));
        if (definition.memoryLimitBytes() > 0) {
            lines.put("memory limit", Numbers.bytes((double) definition.memoryLimitBytes()));
        }
        lines.put("budget", budget(definition.budget()));
        lines.put("placement", placement(definition.placement()));
        lines.put("seed", String.valueOf(definition.seed()));
        lines.put("baseline", definition.baseline() ? "trial 0 is the space's plain baseline" : "left out");
        if (!definition.data().isTable()) {
            lines.put("electricity", definition.placement().electricity().text());
            lines.put("weights kept", "of the best " + definition.keep() + " trials");
            lines.put("backend", definition.backend().isEmpty() ? "the preferred one" : definition.backend());
        }
        return Collections.unmodifiableMap(lines);
    }

    /** The space's decisions, a line each: name, values. */
    static List<String[]> decisionLines(SearchDefinition definition) {
        List<String[]> lines = new ArrayList<>();
        add(lines, definition.space().decisions(), 0);
        return lines;
    }

    private static void add(List<String[]> lines, List<Decision> decisions, int depth) {
        for (Decision decision : decisions) {
            String[] line = {
                "  ".repeat(depth) + decision.name(), decision.domain().words()
            };
            if (lines.stream().noneMatch(known -> known[0].strip().equals(decision.name()))) {
                lines.add(line);
            }
            decision.branches().values().forEach(below -> add(lines, below, depth + 1));
        }
    }

    private static String space(SearchSpace space) {
        return space.name() + ", "
                + (space.isContinuous()
                        ? "infinitely many architectures, some decisions are continuous"
                        : String.format(Locale.ROOT, "%,d", space.size()) + " architectures");
    }

    private static String strategy(SearchDefinition definition) {
        StrategyChoice choice = definition.strategy();
        Integer trials = definition.budget().trials();
        Map<String, Object> options = Strategies.names().contains(choice.name())
                ? Strategies.named(choice.name()).resolve(choice.options(), trials == null ? 0 : trials)
                : choice.options();
        return new StrategyChoice(choice.name(), options).toString();
    }

    private static String decisions(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> decision.name() + " " + decision.domain().words())
                .collect(Collectors.joining(", "));
    }

    private static String budget(Budget budget) {
        List<String> parts = new ArrayList<>();
        if (budget.trials() != null) {
            parts.add(budget.trials() + " trials");
        }
        if (budget.epochs() != null) {
            parts.add(budget.epochs() + " epochs");
        }
        if (budget.time() != null) {
            parts.add(Numbers.seconds(budget.time().toMillis() / 1000.0));
        }
        budget.measured().forEach((resource, bound) -> parts.add(bound + " " + resource.unit()));
        if (budget.stalled() != null) {
            parts.add("stalled for " + budget.stalled() + " trials");
        }
        return String.join(" or ", parts)
                + (parts.size() > 1 ? ", whichever comes first" : "")
                + (budget.winner() == 0
                        ? ""
                        : "; " + Math.round(100 * budget.winner()) + " % of it for training the winner");
    }

    private static String placement(Placement placement) {
        return placement.threads()
                + (placement.threads() == 1 ? " thread" : " threads")
                + (placement.arrival()
                        ? ", results observed as they arrive (not repeatable)"
                        : ", results observed in order, lag " + placement.lag());
    }
}
