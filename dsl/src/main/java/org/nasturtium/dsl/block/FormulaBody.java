package org.nasturtium.dsl.block;

import groovy.lang.Closure;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Values;

/** What a formula sees while it is computed: the numbers of one trial, what the person's variables held, some functions. */
public final class FormulaBody {
    private final Map<String, Double> metrics;
    private final Map<String, Double> constants;

    private FormulaBody(Map<String, Double> metrics, Map<String, Double> constants) {
        this.metrics = metrics;
        this.constants = constants;
    }

    /** Computes a formula for one trial. */
    static double value(Closure<?> formula, Map<String, Double> metrics, Map<String, Double> constants) {
        Object value = result(formula, metrics, constants);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("it gives " + Shown.of(value) + ", not a number");
    }

    /** What a formula comes to for one trial, a number or not. */
    static @Nullable Object result(Closure<?> formula, Map<String, Double> metrics, Map<String, Double> constants) {
        // a copy, since several threads compute at a time
        Closure<?> own = formula.rehydrate(
                new FormulaBody(metrics, constants), formula.getThisObject(), formula.getThisObject());
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        return own.call();
    }

    /** A metric, or else a variable, of this name. */
    public double number(String name) {
        Double value = metrics.containsKey(name) ? metrics.get(name) : constants.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the trial has no `" + name + "`");
        }
        return value;
    }

    /** An amount in its base unit. */
    public double number(@Nullable Object amount) {
        return Values.amount("reward", amount);
    }

    public double min(double a, double b) {
        return Math.min(a, b);
    }

    public double max(double a, double b) {
        return Math.max(a, b);
    }

    public double abs(double a) {
        return Math.abs(a);
    }

    public double sqrt(double a) {
        return Math.sqrt(a);
    }

    public double pow(double a, double b) {
        return Math.pow(a, b);
    }

    public double exp(double a) {
        return Math.exp(a);
    }

    public double log(double a) {
        return Math.log(a);
    }
}
