package org.nasturtium.dsl.word;

import org.codehaus.groovy.runtime.InvokerHelper;
import org.nasturtium.engine.strategy.StrategyChoice;

/** What Groovy finds behind a strategy: {@code evolution().for(60.trials) >> local()}. */
public final class Hybrids {
    private static final String EXAMPLE = "evolution().for(60.trials) >> local()";

    private Hybrids() {}

    /** {@code a >> b}: b starts from what a saw. */
    public static StrategyChoice rightShift(StrategyChoice self, Object next) {
        if (!(next instanceof StrategyChoice choice)) {
            throw new DslError("`>>` needs a strategy behind it, not " + Shown.of(next), "Maybe `" + EXAMPLE + "`.");
        }
        return self.then(choice);
    }

    /** What {@code .for(60.trials)} is compiled to, as Java has no method of that name. */
    public static Object lastingFor(Object self, Object length) {
        if (!(self instanceof StrategyChoice choice)) {
            return InvokerHelper.invokeMethod(self, "for", length);
        }
        if (!(length instanceof Units.Trials trials)) {
            throw new DslError(
                    "`" + choice.name() + "().for` needs a number of trials, not " + Shown.of(length),
                    "Maybe `" + EXAMPLE + "`.");
        }
        if (trials.value() < 1) {
            throw new DslError(
                    "`" + choice.name() + "().for(" + trials + ")` must be above zero", "Maybe `" + EXAMPLE + "`.");
        }
        return choice.lasting(trials.value());
    }
}
