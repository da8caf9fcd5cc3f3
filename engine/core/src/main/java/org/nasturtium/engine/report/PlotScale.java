package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a static picture: where a value lies and which values are written beside it.
 *
 * @param kind how values are spread
 * @param categories names of a category axis, in order
 * @param from value at the start (its logarithm on a logarithmic axis, an index on a category axis)
 * @param to value at the end
 * @param start pixel of {@code from}
 * @param end pixel of {@code to}
 */
record PlotScale(Kind kind, List<String> categories, double from, double to, double start, double end) {
    private static final int WANTED_TICKS = 6;
    /** A second to half a year. */
    private static final List<Double> DATE_STEPS = List.of(
            1d,
            5d,
            15d,
            60d,
            300d,
            900d,
            3600d,
            10_800d,
            21_600d,
            43_200d,
            86_400d,
            172_800d,
            604_800d,
            1_209_600d,
            2_629_800d,
            7_889_400d,
            15_778_800d);

    enum Kind {
        LINEAR,
        LOG,
        DATE,
        CATEGORY
    }

    record Tick(double pixel, String label) {}

    /** An axis that shows all these values with some air at both ends. */
    static PlotScale of(boolean logarithmic, List<Double> values, double start, double end) {
        List<Double> usable = values.stream()
                .filter(value -> Double.isFinite(value) && !(logarithmic && value <= 0))
                .map(value -> logarithmic ? Math.log10(value) : value)
                .toList();
        double least = usable.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = usable.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double air = most > least ? 0.05 * (most - least) : most == 0 ? 1 : 0.1 * Math.abs(most);
        Kind kind = logarithmic ? Kind.LOG : Kind.LINEAR;
        return new PlotScale(kind, List.of(), least - air, most + air, start, end);
    }

    /** The same axis, its values being seconds since 1970. */
    PlotScale ofDates() {
        return new PlotScale(Kind.DATE, categories, from, to, start, end);
    }

    /** An axis of names. */
    static PlotScale of(List<String> categories, double start, double end) {
        return new PlotScale(
                Kind.CATEGORY, List.copyOf(categories), -0.5, Math.max(1, categories.size()) - 0.5, start, end);
    }

    /** The same axis with zero on its edge, for bars. */
    PlotScale fromZero() {
        return from > 0 || (from < 0 && to > 0 && from > -0.06 * (to - from))
                ? new PlotScale(kind, categories, 0, to, start, end)
                : new PlotScale(kind, categories, from, Math.max(to, 0), start, end);
    }

    boolean shows(double value) {
        return Double.isFinite(value) && !(kind == Kind.LOG && value <= 0);
    }

    double pixel(double value) {
        double place = kind == Kind.LOG ? Math.log10(value) : value;
        return start + (place - from) / (to - from) * (end - start);
    }

    /** The pixel of a value of a trace; NaN where it has none on this axis. */
    double place(JsonNode value) {
        if (kind == Kind.CATEGORY) {
            int index = categories.indexOf(value.asText());
            return index < 0 ? Double.NaN : pixel(index);
        }
        return value.isNumber() && shows(value.asDouble()) ? pixel(value.asDouble()) : Double.NaN;
    }

    /** The width of one category, or of one unit. */
    double unit() {
        return Math.abs(end - start) / (to - from);
    }

    /**
     * The values that are written.
     *
     * @param beside whether they stand beside the axis, one below the other, or under it in a line
     */
    List<Tick> ticks(boolean beside) {
        List<Tick> ticks = new ArrayList<>();
        if (kind == Kind.CATEGORY) {
            int every = Math.max(1, (int) Math.ceil(categories.size() / (Math.abs(end - start) / room(beside))));
            for (int k = 0; k < categories.size(); k += every) {
                ticks.add(new Tick(pixel(k), shortened(categories.get(k))));
            }
            return ticks;
        }
        return switch (kind) {
            case LOG -> logarithmic();
            case DATE -> dates();
            default -> linear(from, to, false);
        };
    }

    /** Pixels that a name needs: its height beside the axis, its width below it. */
    private double room(boolean beside) {
        return beside
                ? 16
                : 10
                        + categories.stream()
                                .mapToDouble(name -> SvgText.width(shortened(name), 11))
                                .max()
                                .orElse(10);
    }

    private List<Tick> dates() {
        double rough = (to - from) / 5;
        double step = DATE_STEPS.stream()
                .filter(each -> each >= rough)
                .findFirst()
                .orElseGet(() -> 31_557_600 * niceStep(rough / 31_557_600));
        List<Tick> ticks = new ArrayList<>();
        for (double at = Math.ceil(from / step) * step; at <= to; at += step) {
            String date = Instant.ofEpochSecond((long) at).toString();
            ticks.add(new Tick(
                    pixel(at), step < 86_400 ? date.substring(5, 16).replace('T', ' ') : date.substring(0, 10)));
        }
        return ticks;
    }

    private List<Tick> logarithmic() {
        if (to - from < 1) {
            return linear(Math.pow(10, from), Math.pow(10, to), true);
        }
        List<Tick> ticks = new ArrayList<>();
        double[] steps = to - from < 3 ? new double[] {1, 2, 5} : new double[] {1};
        for (int power = (int) Math.floor(from); power <= to; power++) {
            for (double step : steps) {
                double value = step * Math.pow(10, power);
                if (Math.log10(value) >= from && Math.log10(value) <= to) {
                    ticks.add(new Tick(pixel(value), label(value)));
                }
            }
        }
        return ticks;
    }

    private List<Tick> linear(double least, double most, boolean positive) {
        double step = niceStep((most - least) / WANTED_TICKS);
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(least / step - 1e-9);
        long last = (long) Math.floor(most / step + 1e-9);
        for (long k = first; k <= last; k++) {
            if (!positive || k > 0) {
                ticks.add(new Tick(pixel(k * step), label(k * step, step)));
            }
        }
        return ticks;
    }

    /** The nearest of 1, 2, 5 times a power of ten that is not smaller. */
    static double niceStep(double rough) {
        if (!(rough > 0) || Double.isInfinite(rough)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    private static String label(double value) {
        return value >= 1000 ? Numbers.count(value).replaceAll("\\.0+(?=\\D)", "") : Numbers.significant(value);
    }

    private static String label(double value, double step) {
        if (Math.abs(value) >= 10_000 || step >= 1000) {
            return Numbers.count(value).replaceAll("\\.0+(?=\\D)", "").replaceAll("(\\.\\d)0(?=\\D)", "$1");
        }
        int decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
        return decimals > 6 ? Numbers.significant(value) : Numbers.decimals(value, decimals);
    }

    private static String shortened(String name) {
        return name.length() <= 14 ? name : name.substring(0, 13) + "…";
    }
}
