package org.nasturtium.engine.execute;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.TrialSpec;

/** Runs evaluations in threads of this process, one thread a trial. */
public final class LocalExecutor implements Executor {
    private static final long LONGEST_STOP_SECONDS = 60;

    private final int slots;
    private final Evaluator evaluator;
    private final IntFunction<Progress> progress;
    private final ExecutorService threads;
    private final Set<Integer> running = ConcurrentHashMap.newKeySet();
    private final Set<Integer> cancelled = ConcurrentHashMap.newKeySet();

    /**
     * @param slots threads
     * @param evaluator must be safe for as many threads
     * @param progress who hears of a trial's epochs, by its number
     */
    public LocalExecutor(int slots, Evaluator evaluator, IntFunction<Progress> progress) {
        this.slots = slots;
        this.evaluator = evaluator;
        this.progress = progress;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(slots, task -> {
            Thread thread = new Thread(task, "trial-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void submit(TrialSpec spec, Consumer<Outcome> ended) {
        Progress heard = progress.apply(spec.id());
        running.add(spec.id());
        threads.execute(() -> ended.accept(evaluate(spec, new Cancellable(spec.id(), heard))));
    }

    /** An evaluator that throws is broken, and says so as this trial's outcome. */
    private Outcome evaluate(TrialSpec spec, Progress heard) {
        try {
            return evaluator.evaluate(spec, heard);
        } catch (RuntimeException | Error broken) {
            return new Outcome.Failed("the evaluation broke: " + broken);
        } finally {
            running.remove(spec.id());
        }
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public void cancel(int trial) {
        cancelled.add(trial);
    }

    @Override
    public void close() {
        cancelled.addAll(running);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private final class Cancellable implements Progress {
        private final int trial;
        private final Progress heard;

        Cancellable(int trial, Progress heard) {
            this.trial = trial;
            this.heard = heard;
        }

        @Override
        public void epoch(CurvePoint point, int epochs) {
            heard.epoch(point, epochs);
        }

        @Override
        public @Nullable String stop(List<CurvePoint> curve, int epochs) {
            return heard.stop(curve, epochs);
        }

        @Override
        public boolean isCancelled() {
            return cancelled.contains(trial) || heard.isCancelled();
        }
    }
}
