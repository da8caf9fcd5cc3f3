package org.nasturtium.engine.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;

/** Adds zero-cost proxies to what training tells, where they are objectives; trains nothing where they are all that is wanted. */
public final class ProxiedEvaluator implements Evaluator {
    private final EvaluationPlan plan;
    private final TrainedEvaluator trained;
    private final Scores scores;

    public ProxiedEvaluator(EvaluationPlan plan, TrainedEvaluator trained, Scores scores) {
        this.plan = plan;
        this.trained = trained;
        this.scores = scores;
    }

    @Override
    public Outcome evaluate(TrialSpec spec, Progress progress) {
        Outcome outcome = plan.isUntrained() ? untrained(spec.architecture()) : trained.evaluate(spec, progress);
        if (!(outcome instanceof Outcome.Completed completed)) {
            return outcome;
        }
        Map<String, Double> metrics = new HashMap<>(completed.metrics());
        try {
            for (ProxyKind proxy : plan.proxies()) {
                metrics.put(proxy.name(), scores.of(proxy, spec.architecture()));
            }
        } catch (RuntimeException thrown) {
            return new Outcome.Failed(FailureCause.of(thrown));
        } catch (OutOfMemoryError thrown) {
            return new Outcome.Failed(FailureCause.of(thrown)); // the trial's own size
        }
        return new Outcome.Completed(metrics, completed.curve());
    }

    private Outcome untrained(Architecture architecture) {
        Outcome.Infeasible rejected = trained.precheck(architecture);
        if (rejected != null) {
            return rejected;
        }
        try {
            return new Outcome.Completed(trained.graphMetrics(architecture), List.of());
        } catch (ShapeMismatch mismatch) {
            return new Outcome.Infeasible(String.valueOf(mismatch.getMessage()), Map.of());
        }
    }
}
