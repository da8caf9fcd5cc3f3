package org.nasturtium.engine.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.space.Architecture;

/**
 * How long trials and the whole search will take, from measured step times of the operations in them.
 *
 * <p>{@link #calibrate} times a few steps of random members of the space before the search; {@link #observe} refines
 * with every finished trial. It depends on the clock, so no decision may rest on it unless a time budget decides
 * anyway. Safe for several threads.
 */
public final class CostForecast implements Forecast {
    private static final int MEMBERS = 32;
    private static final int DRAWS = 320;

    /** Members whose steps are timed: fewer steps than one usual epoch. */
    private static final int TIMED = 8;

    /** A sample that is only scored goes forward, one that is learnt from forward and twice backward. */
    private static final double SCORING_SHARE = 1 / 3.0;

    private final EvaluationPlan plan;
    private final TrainedEvaluator evaluator;
    private final List<Architecture> members;
    private final CostModel model = new CostModel();
    private double overheadSeconds;
    private int observed;

    /** A forecast for what this evaluator trains; {@code random} draws the members that stand for the space. */
    public CostForecast(EvaluationPlan plan, TrainedEvaluator evaluator, RandomGenerator random) {
        this.plan = plan;
        this.evaluator = evaluator;
        this.members = members(random);
    }

    private List<Architecture> members(RandomGenerator random) {
        List<Architecture> feasible = new ArrayList<>();
        for (int draw = 0; draw < DRAWS && feasible.size() < MEMBERS; draw++) {
            Architecture member = plan.space().random(random);
            if (evaluator.precheck(member) == null) {
                feasible.add(member);
            }
        }
        return feasible;
    }

    /**
     * Times steps of a few members of the space, fewer (but at least one) if {@code atMost} is over.
     *
     * @param cancelled looked at between two members
     * @throws UnsupportedOperationException naming the operation, if the backend cannot train the space
     */
    public void calibrate(Backend backend, Device device, Duration atMost, BooleanSupplier cancelled) {
        calibrate(backend, device, atMost, cancelled, System::nanoTime);
    }

    /** The same by another clock, such as a thread's processor time. */
    public void calibrate(
            Backend backend, Device device, Duration atMost, BooleanSupplier cancelled, LongSupplier nanoTime) {
        StepTimer timer = new StepTimer(backend, device, nanoTime);
        long begin = nanoTime.getAsLong();
        for (Architecture member : members.subList(0, Math.min(TIMED, members.size()))) {
            if (cancelled.getAsBoolean() || (isReady() && nanoTime.getAsLong() - begin > atMost.toNanos())) {
                return;
            }
            time(timer, member);
        }
    }

    private void time(StepTimer timer, Architecture member) {
        double seconds;
        try {
            seconds = timer.seconds(
                    evaluator.graph(member),
                    plan.training().settings(member),
                    plan.data().task());
        } catch (UnsupportedOperationException unsupported) {
            throw unsupported;
        } catch (RuntimeException | OutOfMemoryError trouble) {
            return; // as a trial it would fail, with its cause; here it only cannot be timed
        }
        synchronized (this) {
            model.calibrate(work(member), seconds);
        }
    }

    /** Learns from a trial that was trained here to its end; others are left aside. */
    @Override
    public synchronized void observe(
            Architecture architecture, Fidelity fidelity, Outcome outcome, double seconds, double pace) {
        if (!(outcome instanceof Outcome.Completed completed)
                || completed.curve().isEmpty()) {
            return;
        }
        List<CurvePoint> curve = completed.curve();
        double training = curve.get(curve.size() - 1).seconds();
        double steps = fidelity.repeats() * steps(architecture, new Fidelity(curve.size(), fidelity.trainingShare()));
        if (training > 0) {
            model.observe(work(architecture), pace * training / steps);
        }
        observed++;
        overheadSeconds += (pace * Math.max(0, seconds - training) - overheadSeconds) / observed;
    }

    /** Whether anything was measured yet. */
    @Override
    public synchronized boolean isReady() {
        return !model.isEmpty();
    }

    /** Seconds of a trial that trains to its end; 0 if nothing was measured yet. A timeout bounds it. */
    @Override
    public synchronized double seconds(Architecture architecture, Fidelity fidelity) {
        if (model.isEmpty()) {
            return 0;
        }
        double training = steps(architecture, fidelity) * model.seconds(work(architecture));
        Duration timeout = plan.training().settings(architecture).timeout();
        double each = timeout == null ? training : Math.min(training, timeout.toNanos() / 1e9);
        return overheadSeconds + fidelity.repeats() * each;
    }

    /** Seconds that so many trials take, expected over random members of the space; 0 if nothing was measured yet. */
    @Override
    public double searchSeconds(int trials, int threads) {
        double mean = members.stream()
                .mapToDouble(member -> seconds(member, evaluator.at(member, 1)))
                .average()
                .orElse(0);
        return mean * trials / Math.min(threads, Math.max(1, trials));
    }

    /** The same for a person: {@code 40 trials on 2 threads will take about 1 min 20 s (4.0 s each)}. */
    public String sentence(int trials, int threads) {
        double whole = searchSeconds(trials, threads);
        double each = searchSeconds(1, 1);
        return String.format(
                Locale.ROOT,
                "%d %s on %d %s will take about %s (%.1f s each)",
                trials,
                trials == 1 ? "trial" : "trials",
                threads,
                threads == 1 ? "thread" : "threads",
                words(whole),
                each);
    }

    private static String words(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    private double[] work(Architecture architecture) {
        return CostFeatures.ofStep(
                evaluator.graph(architecture),
                plan.training().settings(architecture).batch());
    }

    /** Steps of one training, scoring after each epoch counted as the share of a step that it costs. */
    private double steps(Architecture architecture, Fidelity fidelity) {
        double samples = plan.data().train().size() * fidelity.trainingShare()
                + plan.data().validation().size() * SCORING_SHARE;
        return Math.max(
                1,
                fidelity.epochs()
                        * samples
                        / plan.training().settings(architecture).batch());
    }
}
