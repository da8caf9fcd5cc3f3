package org.nasturtium.engine.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.energy.Energy;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.energy.EnergySpent;

/**
 * What a search has used up of the resources that are counted, over all its processes, and how near the bounds of its
 * budget are.
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

        boolean isBounded() {
            return bound < Double.POSITIVE_INFINITY;
        }

        double spent() {
            return before + meter.getAsDouble() - start;
        }
    }

    /**
     * One that begins now.
     *
     * @param bounds of the budget
     * @param counted what is counted without a bound
     * @param meters what this process has used up since some moment
     * @param before what earlier processes of the search used up, by the resource's word
     */
    Spending(
            Map<Resource, Double> bounds,
            Set<Resource> counted,
            Function<Resource, DoubleSupplier> meters,
            Map<String, Double> before) {
        for (Resource resource : Resource.all()) {
            if (bounds.containsKey(resource) || counted.contains(resource)) {
                accounts.put(
                        resource,
                        new Account(
                                meters.apply(resource),
                                before.getOrDefault(resource.word(), 0.0),
                                bounds.getOrDefault(resource, Double.POSITIVE_INFINITY)));
            }
        }
    }

    /** Whether anything is bounded. */
    boolean isBounded() {
        return accounts.values().stream().anyMatch(Account::isBounded);
    }

    /** Whether anything is counted. */
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
            if (account.isBounded() && (rate > 0 || rest == 0)) {
                left = Math.min(left, rest == 0 ? 0 : rest / rate);
            }
        }
        return left;
    }

    /** {@code 63 of 150 CPU seconds}; empty where nothing is bound. */
    String words() {
        return accounts.entrySet().stream()
                .filter(entry -> entry.getValue().isBounded())
                .map(entry -> plain(entry.getValue().spent()) + " of " + plain(entry.getValue().bound) + " "
                        + entry.getKey().unit())
                .collect(Collectors.joining(", "));
    }

    /** What amounts say of energy, however they were counted; null if it was not. */
    static @Nullable EnergySpent energy(
            Map<String, Double> amounts, @Nullable EnergySource source, Electricity electricity) {
        Double wattHours = amounts.get(Resource.ENERGY.word());
        return source == null || wattHours == null
                ? null
                : new EnergySpent(
                        Energy.wattHours(wattHours).joules(),
                        amounts.getOrDefault(Resource.CARBON.word(), 0.0),
                        amounts.getOrDefault(Resource.CPU.word(), 0.0),
                        source,
                        electricity);
    }

    /** Three digits that count, or one behind the point. */
    static String plain(double amount) {
        return amount < 10
                ? BigDecimal.valueOf(amount)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString()
                : new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }
}
