package org.nasturtium.engine.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.energy.Energy;
import org.nasturtium.engine.energy.EnergySource;
import org.nasturtium.engine.energy.EnergySpent;
import org.nasturtium.engine.store.JournalEvent;

/**
 * What a search has used up of time and of the resources that are counted, over all its processes, how near the bounds of
 * its budget are, and what it keeps back for the training of the winner.
 *
 * <p>A forecast in seconds becomes one in a resource by what the trials of this process used a second, or those of
 * earlier ones until a trial of this one has ended. Safe for several threads.
 */
final class Spending {
    private final List<Account> accounts = new ArrayList<>();
    private final double share;
    private final SearchClock clock;
    private double trialSeconds;
    /** Wall time of the trials that have ended, and of all, those at work included. */
    private double endedWallSeconds;

    private double wallSeconds;
    private double countedUntil;
    private int atWork;
    private boolean hasWorked;

    private final class Account {
        private final @Nullable Resource resource;
        private final DoubleSupplier spent;
        private final double bound;
        private double beforeTrials;
        private double rateAtEnd;

        /** @param rate of earlier processes; 0 = not known */
        Account(@Nullable Resource resource, DoubleSupplier spent, double bound, double rate) {
            this.resource = resource;
            this.spent = spent;
            this.bound = bound;
            this.rateAtEnd = rate;
        }

        boolean isBounded() {
            return bound < Double.POSITIVE_INFINITY;
        }

        /** Used up by a second of a trial; 0 = not known yet. */
        double rate() {
            if (resource == null) {
                return 1;
            }
            return trialSeconds > 0 ? (spent.getAsDouble() - beforeTrials) / secondsWorked() : rateAtEnd;
        }

        /** What the search's own trials have to leave untouched. */
        double kept(double winnerSeconds) {
            double most = share * bound;
            return share == 0 || rate() == 0 ? most : Math.min(most, winnerSeconds * rate());
        }

        /** Seconds of a trial that so much pays for. */
        double seconds(double amount) {
            return amount <= 0 ? 0 : rate() > 0 ? amount / rate() : Double.POSITIVE_INFINITY;
        }

        String words(double amount) {
            return plain(amount) + " " + (resource == null ? "s" : resource.unit());
        }
    }

    /**
     * One that begins now.
     *
     * @param counted what is counted without a bound
     * @param meters what this process has used up since some moment
     * @param before what earlier processes of the search used up, by the resource's word
     * @param rates what a second of their trials used up, as far as it is known
     * @param clock the search's time, earlier processes included
     */
    Spending(
            Budget budget,
            Set<Resource> counted,
            Function<Resource, DoubleSupplier> meters,
            Map<String, Double> before,
            Map<String, Double> rates,
            SearchClock clock) {
        this.share = budget.winner();
        this.clock = clock;
        if (budget.time() != null) {
            accounts.add(new Account(null, clock::seconds, budget.time().toNanos() * 1e-9, 1));
        }
        for (Resource resource : Resource.all()) {
            Double bound = budget.measured().get(resource);
            if (bound != null || counted.contains(resource)) {
                DoubleSupplier meter = meters.apply(resource);
                double start = meter.getAsDouble() - before.getOrDefault(resource.word(), 0.0);
                accounts.add(new Account(
                        resource,
                        () -> meter.getAsDouble() - start,
                        bound == null ? Double.POSITIVE_INFINITY : bound,
                        rates.getOrDefault(resource.word(), 0.0)));
            }
        }
    }

    /** Whether a resource is bounded, time apart. */
    boolean isBounded() {
        return accounts.stream().anyMatch(account -> account.resource != null && account.isBounded());
    }

    /** Whether a resource is counted, time apart. */
    boolean isMeasured() {
        return accounts.stream().anyMatch(account -> account.resource != null);
    }

    /** Whether a share is kept back for the winner. */
    boolean keepsBack() {
        return share > 0;
    }

    /** What was used up so far, and how fast by the trials until the last one's end. */
    synchronized JournalEvent.Spent event(double elapsed) {
        Map<String, Double> rates = new TreeMap<>();
        for (Account account : accounts) {
            if (account.resource != null && account.rateAtEnd > 0) {
                rates.put(account.resource.word(), account.rateAtEnd);
            }
        }
        return new JournalEvent.Spent(elapsed, amounts(), rates);
    }

    /** What was used up so far, by the resource's word. */
    Map<String, Double> amounts() {
        Map<String, Double> amounts = new TreeMap<>();
        for (Account account : accounts) {
            if (account.resource != null) {
                amounts.put(account.resource.word(), account.spent.getAsDouble());
            }
        }
        return amounts;
    }

    /**
     * The first bound that the search has reached, a sentence; null while there is none.
     *
     * @param winnerSeconds that the winner's training can use at most; the search goes on into what it leaves over
     */
    synchronized @Nullable String over(double winnerSeconds) {
        for (Account account : bounded()) {
            double kept = account.kept(winnerSeconds);
            double spent = account.spent.getAsDouble();
            if (spent >= account.bound - kept) {
                return (account.resource == null ? "time budget of " : "budget of ") + account.words(account.bound)
                        + " spent" + (kept == 0 ? "" : " but for the " + plain(kept) + " of the winner");
            }
        }
        return null;
    }

    /** A trial begins. */
    synchronized void begin() {
        if (!hasWorked) {
            hasWorked = true;
            accounts.forEach(account -> account.beforeTrials = account.spent.getAsDouble());
        }
        countWallTime();
        atWork++;
    }

    /**
     * A trial of this process ended.
     *
     * @param seconds in which forecasts count
     * @param wall seconds that it took
     */
    synchronized void ended(double seconds, double wall) {
        countWallTime();
        atWork--;
        trialSeconds += seconds;
        endedWallSeconds += wall;
        accounts.forEach(account -> account.rateAtEnd = account.rate());
    }

    private void countWallTime() {
        double now = clock.seconds();
        wallSeconds += atWork * (now - countedUntil);
        countedUntil = now;
    }

    /** Seconds of trials that what was spent has paid for: those at work have their part, though no one has timed it. */
    private double secondsWorked() {
        countWallTime();
        return endedWallSeconds > 0 ? trialSeconds * Math.max(1, wallSeconds / endedWallSeconds) : trialSeconds;
    }

    /** Seconds of trials that the search can still pay for; infinite where nothing is bound or known yet. */
    synchronized double secondsLeft(double winnerSeconds) {
        return least(
                account -> account.seconds(account.bound - account.kept(winnerSeconds) - account.spent.getAsDouble()));
    }

    /** Seconds of training that are left for the winner. */
    synchronized double secondsForWinner() {
        return least(account -> account.seconds(account.bound - account.spent.getAsDouble()));
    }

    /** Seconds of training that the winner's share pays for; infinite where nothing is bound or known yet. */
    synchronized double secondsOfShare() {
        return least(account -> account.seconds(share * account.bound));
    }

    private List<Account> bounded() {
        return accounts.stream().filter(Account::isBounded).toList();
    }

    private double least(ToDoubleFunction<Account> seconds) {
        return bounded().stream().mapToDouble(seconds).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** {@code 63 of 150 CPU seconds}; empty where no resource is bound. */
    String words() {
        return accounts.stream()
                .filter(account -> account.resource != null && account.isBounded())
                .map(account -> plain(account.spent.getAsDouble()) + " of " + account.words(account.bound))
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
