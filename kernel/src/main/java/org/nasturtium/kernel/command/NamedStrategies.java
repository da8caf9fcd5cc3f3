package org.nasturtium.kernel.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptRunner;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.engine.bench.StrategyTexts;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.StrategyKind;

/** Reads the option {@code --strategies}: {@code all}, names with options, or hybrids as a script writes them. */
final class NamedStrategies {
    private NamedStrategies() {}

    /** {@code all} = every strategy that needs neither curves, fidelities nor networks. Words and options are checked. */
    static List<StrategyChoice> of(String text) throws ScriptFailure {
        return of(text, kind -> !kind.needsFidelities() && !kind.needsNetworks());
    }

    /**
     * Words and options are checked.
     *
     * @param all which ones the word {@code all} means
     */
    static List<StrategyChoice> of(String text, Predicate<StrategyKind> all) throws ScriptFailure {
        boolean isHybrid = text.contains(">>") || text.contains("[") || text.contains(".for");
        try {
            return text.equals("all") ? StrategyTexts.all(all) : isHybrid ? script(text) : StrategyTexts.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageError("--strategies: " + wrong.getMessage());
        }
    }

    private static List<StrategyChoice> script(String text) throws ScriptFailure {
        DslContext context = DslContext.under(Path.of("runs"), (definition, environment) -> {
            throw new UsageError("--strategies " + text + ": nothing is searched here");
        });
        Object value = ScriptRunner.run(
                        new ScriptSource("strategies.groovy", "--strategies", "[" + text + "]"), context)
                .value();
        List<StrategyChoice> choices = new ArrayList<>();
        for (Object each : value instanceof List<?> several ? several : List.of()) {
            if (!(each instanceof StrategyChoice choice)) {
                throw new IllegalArgumentException("`" + each + "` is not a strategy");
            }
            choices.add(choice);
        }
        return choices;
    }
}
