package org.nasturtium.engine.energy;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the electricity where trials run.
 *
 * @param wattsPerCore of a core that is busy, memory and the rest of the machine included as far as one wants them
 *     counted; null = counters are read where there are any, and {@value #USUAL_WATTS} W assumed elsewhere
 * @param gramsPerKilowattHour CO2e of the grid; null = the world's average
 */
public record Electricity(
        @Nullable Double wattsPerCore, @Nullable Double gramsPerKilowattHour) {
    /**
     * What Green Algorithms (Lannelongue, Grealey and Inouye 2021) takes for a core of an unknown processor. Its table of
     * 77 processors runs from 3.8 to 23.8 W a core, so that an estimate may be a third or double of the truth.
     */
    public static final double USUAL_WATTS = 12;

    public static final double LEAST_WATTS = 3.8;
    public static final double MOST_WATTS = 23.8;

    /** The world's average of 2023, life cycle included (Ember, Yearly Electricity Data 2024). */
    public static final double WORLD_GRAMS = 480;

    /** Nothing is known. */
    public static final Electricity UNKNOWN = new Electricity(null, null);

    private static final double JOULES_A_KILOWATT_HOUR = 3.6e6;

    public Electricity {
        if (wattsPerCore != null && !(wattsPerCore > 0 && Double.isFinite(wattsPerCore))) {
            throw new IllegalArgumentException(
                    "energy watts: " + wattsPerCore + " must be above zero\nMaybe `energy watts: 15`.");
        }
        if (gramsPerKilowattHour != null && !(gramsPerKilowattHour >= 0 && Double.isFinite(gramsPerKilowattHour))) {
            throw new IllegalArgumentException("energy intensity: " + gramsPerKilowattHour
                    + " must be zero or more\nMaybe `energy intensity: 56`.");
        }
    }

    /** Watts of a busy core, as stated or as usual. */
    public double watts() {
        return wattsPerCore == null ? USUAL_WATTS : wattsPerCore;
    }

    /** Grams of CO2e a kWh, as stated or the world's average. */
    public double intensity() {
        return gramsPerKilowattHour == null ? WORLD_GRAMS : gramsPerKilowattHour;
    }

    public Carbon carbon(double joules) {
        return new Carbon(joules / JOULES_A_KILOWATT_HOUR * intensity());
    }

    /** The energy whose carbon this is; without end where the grid has none. */
    public Energy energy(Carbon carbon) {
        return new Energy(carbon.grams() / intensity() * JOULES_A_KILOWATT_HOUR);
    }

    /** {@code 480 g CO2e/kWh (the world's average)}. */
    public String intensityText() {
        return Amounts.exact(intensity()) + " g CO2e/kWh"
                + (gramsPerKilowattHour == null ? " (the world's average)" : "");
    }

    /** {@code counters, or 12 W a busy core; 480 g CO2e/kWh (the world's average)}. */
    public String text() {
        return (wattsPerCore == null ? "counters where they can be read, else " : "") + Amounts.exact(watts())
                + " W a busy core; " + intensityText();
    }
}
