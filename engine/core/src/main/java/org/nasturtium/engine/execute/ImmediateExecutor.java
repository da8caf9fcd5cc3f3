package org.nasturtium.engine.execute;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.TrialSpec;

/** Runs an evaluation where it is submitted: for those that only look something up. */
public final class ImmediateExecutor implements Executor {
    private final Evaluator evaluator;
    private final IntFunction<Progress> progress;

    public ImmediateExecutor(Evaluator evaluator, IntFunction<Progress> progress) {
        this.evaluator = evaluator;
        this.progress = progress;
    }

    /** An evaluator that throws is broken, and says so as this trial's outcome. */
    @Override
    public void submit(TrialSpec spec, Consumer<Outcome> ended) {
        Outcome outcome;
        try {
            outcome = evaluator.evaluate(spec, progress.apply(spec.id()));
        } catch (RuntimeException broken) {
            outcome = new Outcome.Failed("the evaluation broke: " + broken);
        }
        ended.accept(outcome);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void cancel(int trial) {
        // a trial is over as soon as it is submitted
    }

    @Override
    public void close() {
        // no thread, nothing open
    }
}
