package org.nasturtium.engine.search;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a search has used up of the resources that its budget bounds, over all its processes.
 *
 * <p>A forecast in seconds becomes one in a resource by what the trials of this process used a second. Safe for several
 * threads.
 */
final class Spending {
    private final Map<Resource, Account> accounts = new EnumMap<>(Resource.class);
    private double trialSeconds;
    private boolean isWorking;

    private static final class Account {
        private final DoubleSupplier meter;
        private final double start;
        private final double before;
        private final double bound;
        private double beforeTrials;

        Account(DoubleSupplier meter, double before, double bound) {
            this.meter = meter;
            this.start = meter.getAsDouble();
            this.before = before;
            this.bound = bound;
        }

        double spent() {
            return before + meter.getAsDouble() - start;
        }
    }

    /**
     * One that begins now.
     *
     * @param bounds of the budget
     * @param meters what this process has used up since some moment
     * @param before what earlier processes of the search used up, by the resource's word
     */
    Spending(Map<Resource, Double> bounds, Function<Resource, DoubleSupplier> meters, Map<String, Double> before) {
        bounds.forEach((resource, bound) -> accounts.put(
                resource, new Account(meters.apply(resource), before.getOrDefault(resource.word(), 0.0), bound)));
    }

    boolean isMeasured() {
        return !accounts.isEmpty();
    }

    /** What was used up so far, by the resource's word. */
    Map<String, Double> amounts() {
        Map<String, Double> amounts = new TreeMap<>();
        accounts.forEach((resource, account) -> amounts.put(resource.word(), account.spent()));
        return amounts;
    }

    /** The first bound that is reached, a sentence; null while there is none. */
    @Nullable
    String over() {
        for (Map.Entry<Resource, Account> entry : accounts.entrySet()) {
            Account account = entry.getValue();
            if (account.spent() >= account.bound) {
                return "budget of " + plain(account.bound) + " "
                        + entry.getKey().unit() + " spent";
            }
        }
        return null;
    }

    /** A trial begins. */
    synchronized void begin() {
        if (!isWorking) {
            isWorking = true;
            accounts.values().forEach(account -> account.beforeTrials = account.spent());
        }
    }

    /** A trial of this process ended, after so many seconds. */
    synchronized void ended(double seconds) {
        trialSeconds += seconds;
    }

    /** Seconds of trials that are left before a bound is reached; infinite where nothing is bound or known yet. */
    synchronized double secondsLeft() {
        double left = Double.POSITIVE_INFINITY;
        for (Account account : accounts.values()) {
            double rate = trialSeconds > 0 ? (account.spent() - account.beforeTrials) / trialSeconds : 0;
            double rest = Math.max(0, account.bound - account.spent());
            if (rate > 0 || rest == 0) {
                left = Math.min(left, rest == 0 ? 0 : rest / rate);
            }
        }
        return left;
    }

    /** {@code 63 of 150 CPU seconds}; empty where nothing is bound. */
    String words() {
        return accounts.entrySet().stream()
                .map(entry -> plain(entry.getValue().spent()) + " of " + plain(entry.getValue().bound) + " "
                        + entry.getKey().unit())
                .collect(Collectors.joining(", "));
    }

    static String plain(double amount) {
        return new DecimalFormat(amount < 10 ? "0.##" : "0.#", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(amount);
    }
}
