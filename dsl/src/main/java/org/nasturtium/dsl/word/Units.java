package org.nasturtium.dsl.word;

import java.math.BigDecimal;
import java.time.Duration;
import org.nasturtium.engine.search.Resource;

/**
 * Units behind numbers, each with a type, so that a wrong one is noticed: {@code 80.ms}, {@code 10.minutes}, {@code
 * 64.MB}, {@code 500.k}, {@code 40.trials}, {@code 400.epochs}. Groovy finds them as an extension module.
 */
public final class Units {
    private Units() {}

    /** A number of things: {@code 500.k}, {@code 5.M}. */
    public record Count(double value) {
        @Override
        public String toString() {
            return plain(value);
        }
    }

    /** An amount of memory. */
    public record Bytes(long value) {
        @Override
        public String toString() {
            return value % (1L << 30) == 0
                    ? value / (1L << 30) + ".GB"
                    : value % (1L << 20) == 0 ? value / (1L << 20) + ".MB" : value / (1L << 10) + ".kB";
        }
    }

    /** A number of trials. */
    public record Trials(int value) {
        @Override
        public String toString() {
            return value + ".trials";
        }
    }

    /** A number of seeds. */
    public record Seeds(int value) {
        @Override
        public String toString() {
            return value + ".seeds";
        }
    }

    /** Passes over all training samples. */
    public record Epochs(double value) {
        @Override
        public String toString() {
            return plain(value) + ".epochs";
        }
    }

    /** An amount of what a search uses up, measured while it runs. */
    public record Measured(Resource resource, double amount) {
        @Override
        public String toString() {
            return plain(amount) + "." + resource.word();
        }
    }

    /** An amount of energy, in joules. */
    public record Energy(double joules) {
        @Override
        public String toString() {
            if (joules < 1) {
                return plain(joules * 1e3) + ".mJ";
            }
            return joules < JOULES_A_WATT_HOUR / 10 ? plain(joules) + ".J" : plain(joules / JOULES_A_WATT_HOUR) + ".Wh";
        }
    }

    /** An amount of CO2 and of what warms as much, in grams. */
    public record Carbon(double grams) {
        @Override
        public String toString() {
            return grams < 1e3 ? plain(grams) + ".gCO2" : plain(grams / 1e3) + ".kgCO2";
        }
    }

    private static final double JOULES_A_WATT_HOUR = 3600;

    /** Millijoules. */
    public static Energy getmJ(Number self) {
        return new Energy(self.doubleValue() / 1e3);
    }

    /** Joules. */
    public static Energy getJ(Number self) {
        return new Energy(self.doubleValue());
    }

    /** Watt-hours. */
    public static Energy getWh(Number self) {
        return new Energy(self.doubleValue() * JOULES_A_WATT_HOUR);
    }

    /** Kilowatt-hours. */
    public static Energy getkWh(Number self) {
        return new Energy(self.doubleValue() * JOULES_A_WATT_HOUR * 1e3);
    }

    /** Grams of CO2. */
    public static Carbon getgCO2(Number self) {
        return new Carbon(self.doubleValue());
    }

    /** Kilograms of CO2. */
    public static Carbon getKgCO2(Number self) {
        return new Carbon(self.doubleValue() * 1e3);
    }

    public static Duration getMs(Number self) {
        return duration(self, 1_000_000);
    }

    public static Duration getSeconds(Number self) {
        return duration(self, 1_000_000_000L);
    }

    public static Duration getMinutes(Number self) {
        return duration(self, 60_000_000_000L);
    }

    public static Duration getHours(Number self) {
        return duration(self, 3_600_000_000_000L);
    }

    /** Seconds of processor time, all threads of the process together. */
    public static Measured getCpuSeconds(Number self) {
        return new Measured(Resource.CPU, self.doubleValue());
    }

    public static Measured getCpuMinutes(Number self) {
        return new Measured(Resource.CPU, self.doubleValue() * 60);
    }

    public static Measured getCpuHours(Number self) {
        return new Measured(Resource.CPU, self.doubleValue() * 3600);
    }

    public static Bytes getkB(Number self) {
        return new Bytes(rounded(self, 1L << 10));
    }

    public static Bytes getMB(Number self) {
        return new Bytes(rounded(self, 1L << 20));
    }

    public static Bytes getGB(Number self) {
        return new Bytes(rounded(self, 1L << 30));
    }

    public static Count getK(Number self) {
        return new Count(self.doubleValue() * 1e3);
    }

    public static Count getM(Number self) {
        return new Count(self.doubleValue() * 1e6);
    }

    public static Trials getTrials(Number self) {
        return new Trials(Values.integer("trials", self));
    }

    public static Seeds getSeeds(Number self) {
        return new Seeds(Values.integer("seeds", self));
    }

    public static Epochs getEpochs(Number self) {
        return new Epochs(self.doubleValue());
    }

    /** A time as a person writes it: {@code 10.minutes}, {@code 80.ms}. */
    static String shown(Duration time) {
        double ms = time.toNanos() / 1e6;
        if (ms < 1000) {
            return plain(ms) + ".ms";
        }
        return ms < 60_000 ? plain(ms / 1e3) + ".seconds" : plain(ms / 6e4) + ".minutes";
    }

    private static Duration duration(Number amount, long nanos) {
        return Duration.ofNanos(rounded(amount, nanos));
    }

    private static long rounded(Number amount, long unit) {
        return new BigDecimal(amount.toString())
                .multiply(BigDecimal.valueOf(unit))
                .longValue();
    }

    private static String plain(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }
}
