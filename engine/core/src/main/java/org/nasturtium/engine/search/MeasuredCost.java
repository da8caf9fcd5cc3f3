package org.nasturtium.engine.search;

import java.util.Locale;
import java.util.Map;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.train.TrainedNetwork;

/** What trials really took, beside what was estimated: memory and CPU time. For several threads. */
final class MeasuredCost {
    /** How the journal calls it. */
    static final String WHAT = "measured";

    private int trainings;
    private double cpuSeconds;
    private long estimatedBytes;
    private long processPeakBytes;

    /**
     * Takes note of a network that was trained in this process.
     *
     * @param repeats trainings whose cost it holds
     */
    synchronized void add(TrainedNetwork network, int repeats) {
        trainings += repeats;
        cpuSeconds += network.cpuSeconds();
        estimatedBytes = Math.max(estimatedBytes, network.estimatedBytes());
        processPeakBytes = Math.max(processPeakBytes, network.processPeakBytes());
    }

    synchronized boolean isEmpty() {
        return trainings == 0;
    }

    /** For a person: the estimate is of one trial, the measure of the whole process with its libraries. */
    synchronized String sentence() {
        return String.format(
                Locale.ROOT,
                "%d trainings took %.1f s of CPU time; memory: at most %s a trial by estimate, %s the whole process",
                trainings,
                cpuSeconds,
                Metric.MEMORY.text((double) estimatedBytes),
                processPeakBytes == 0 ? "unknown" : Metric.MEMORY.text((double) processPeakBytes));
    }

    synchronized JournalEvent.Used event(double elapsed) {
        return new JournalEvent.Used(
                elapsed,
                WHAT,
                0,
                Map.of(
                        "cpuSeconds", cpuSeconds,
                        "estimatedBytes", (double) estimatedBytes,
                        "processPeakBytes", (double) processPeakBytes),
                sentence());
    }
}
