package org.nasturtium.engine.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What some steps of a workload cost. Times are milliseconds a step.
 *
 * @param userMs processor time of the whole process outside the kernel, JIT and garbage collection included
 * @param systemMs processor time of the whole process in the kernel
 * @param loss of the last step
 * @param first losses of the first five steps of the process
 * @param peakMegabytes most physical memory that the process ever held
 */
public record Measurement(
        Workload workload,
        String backend,
        String version,
        int threads,
        int steps,
        double wallMs,
        double userMs,
        double systemMs,
        double loss,
        List<Double> first,
        long peakMegabytes) {
    public Measurement {
        first = List.copyOf(first);
    }

    /** The same keys as the reference's output. */
    Map<String, Object> json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("workload", workload.word());
        fields.put("config", backend);
        fields.put("threads", threads);
        fields.put("steps", steps);
        fields.put("wall_ms", wallMs);
        fields.put("user_ms", userMs);
        fields.put("sys_ms", systemMs);
        fields.put("loss", loss);
        fields.put("first", first);
        fields.put("rss_mb", peakMegabytes);
        fields.put("version", version);
        return fields;
    }
}
