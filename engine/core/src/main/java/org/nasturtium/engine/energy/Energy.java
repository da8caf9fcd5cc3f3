package org.nasturtium.engine.energy;

/** An amount of energy, in joules. */
public record Energy(double joules) {
    private static final double JOULES_A_WATT_HOUR = 3600;
    private static final double LEAST_WATT_HOURS = 0.1;

    /** So many watt-hours. */
    public static Energy wattHours(double wattHours) {
        return new Energy(wattHours * JOULES_A_WATT_HOUR);
    }

    public double wattHours() {
        return joules / JOULES_A_WATT_HOUR;
    }

    /** As a person reads it: {@code 12 mJ}, {@code 85 J}, {@code 0.8 Wh}, {@code 2.1 kWh}. */
    public String text() {
        return text(Amounts.MEASURED);
    }

    /** The same, no more exactly than an estimate is. */
    String rough() {
        return text(Amounts.ROUGH);
    }

    private String text(int digits) {
        double size = Math.abs(joules);
        if (size < 1) {
            return Amounts.text(joules * 1e3, digits) + " mJ";
        }
        if (size < LEAST_WATT_HOURS * JOULES_A_WATT_HOUR) {
            return Amounts.text(joules, digits) + " J";
        }
        return size < 1e3 * JOULES_A_WATT_HOUR
                ? Amounts.text(wattHours(), digits) + " Wh"
                : Amounts.text(wattHours() / 1e3, digits) + " kWh";
    }

    @Override
    public String toString() {
        return text();
    }
}
