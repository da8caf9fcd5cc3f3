package org.nasturtium.engine.report;

import java.util.Locale;
import org.nasturtium.engine.evaluate.Metric;

/** Numbers as a person reads them: {@code 0.974}, {@code 12.3k}, {@code 1 min 52 s}. Always with a decimal point. */
public final class Numbers {
    private static final String MISSING = "–";

    private Numbers() {}

    /** A metric's value with its unit; scores have three decimals, counts a letter for thousands. */
    public static String metric(String word, double value) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        if (word.equals(Metric.LATENCY.word())) {
            return latency(value);
        }
        Metric own = Metric.find(word);
        if (own != null && (own.unit().equals("J") || own.unit().equals("g"))) {
            return own.text(value);
        }
        if (word.equals(Metric.MEMORY.word())) {
            return bytes(value);
        }
        if (word.equals(Metric.PARAMS.word()) || word.equals(Metric.MACS.word())) {
            return count(value);
        }
        double size = Math.abs(value);
        return size < 1000 && (size == 0 || size >= 0.001) ? decimals(value, 3) : significant(value);
    }

    /** A count: {@code 812}, {@code 12.3k}, {@code 1.07M}. */
    public static String count(double value) {
        double size = Math.abs(value);
        if (size < 999.5) {
            return significant(value);
        }
        return size < 999_500
                ? scaled(value, 1e3, "k")
                : size < 999.5e6 ? scaled(value, 1e6, "M") : scaled(value, 1e9, "G");
    }

    /** A whole count, as {@link #count(double)}. */
    public static String count(long value) {
        return count((double) value);
    }

    /** Bytes in powers of 1000: {@code 3.1 MB}. */
    public static String bytes(double value) {
        double size = Math.abs(value);
        if (size < 999.5) {
            return decimals(value, 0) + " B";
        }
        return size < 999_500
                ? scaled(value, 1e3, " kB")
                : size < 999.5e6 ? scaled(value, 1e6, " MB") : scaled(value, 1e9, " GB");
    }

    /** A stretch of time: {@code 0.42 s}, {@code 41 s}, {@code 1 min 52 s}, {@code 2 h 5 min}. */
    public static String seconds(double value) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        if (value < 9.95) {
            return significant(Math.round(value * 100) / 100.0) + " s";
        }
        long whole = Math.round(value);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + (whole % 3600) / 60 + " min";
    }

    /** A difference of two scores in points, with its sign: {@code +1.2}. */
    public static String points(double difference) {
        return String.format(Locale.ROOT, "%+.1f", difference * 100)
                .replace("-0.0", "±0.0")
                .replace("+0.0", "±0.0");
    }

    /** At most four significant digits and no trailing zeros: what a table's cell shows. */
    public static String significant(double value) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%d", (long) value);
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replace("e-0", "e-")
                    .replace("e+0", "e");
        }
        int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        String text = decimals(value, decimals);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String latency(double seconds) {
        return seconds < 1e-3
                ? significant3(seconds * 1e6) + " µs"
                : seconds < 1 ? significant3(seconds * 1e3) + " ms" : significant3(seconds) + " s";
    }

    private static String scaled(double value, double unit, String letter) {
        return significant3(value / unit) + letter;
    }

    private static String significant3(double value) {
        double size = Math.abs(value);
        return decimals(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
    }
}
