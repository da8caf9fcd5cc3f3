package org.nasturtium.engine.report;

import java.util.stream.DoubleStream;

/** Where numbers lie on a stretch of a picture; what is no number is left out. */
record Span(double least, double most, double from, double to) {
    /** The stretch that holds all of these numbers, with a little room at both ends. */
    static Span of(DoubleStream numbers, double from, double to) {
        double[] finite = numbers.filter(Double::isFinite).toArray();
        double least = DoubleStream.of(finite).min().orElse(0);
        double most = DoubleStream.of(finite).max().orElse(1);
        double room = most > least ? (most - least) * 0.06 : Math.max(1e-9, Math.abs(least) * 0.05);
        return new Span(least - room, most + room, from, to);
    }

    double at(double number) {
        double place = (number - least) / (most - least);
        return from + Math.max(0, Math.min(1, place)) * (to - from);
    }

    /** About so many round numbers inside. */
    double[] ticks(int count) {
        double step = Math.pow(10, Math.floor(Math.log10((most - least) / count)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if ((most - least) / (step * factor) <= count) {
                step *= factor;
                break;
            }
        }
        double size = step;
        long first = (long) Math.ceil(least / size);
        return java.util.stream.LongStream.rangeClosed(first, (long) Math.floor(most / size))
                .limit(3L * count)
                .mapToDouble(k -> k * size)
                .toArray();
    }
}
