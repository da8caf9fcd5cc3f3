package org.nasturtium.engine.energy;

/**
 * What was spent, where the number comes from and how sure it is.
 *
 * @param joules of the whole process
 * @param grams of CO2e that they emitted
 * @param cpuSeconds in which it spent them
 * @param source counter or assumption
 * @param electricity what turned joules into grams
 */
public record EnergySpent(
        double joules, double grams, double cpuSeconds, EnergySource source, Electricity electricity) {
    public Energy energy() {
        return new Energy(joules);
    }

    public Carbon carbon() {
        return new Carbon(grams);
    }

    /** Watt-hours, for arithmetic. */
    public double wattHours() {
        return energy().wattHours();
    }

    /** {@code 0.8 Wh, 0.38 g CO2e in 240 CPU s (estimated at 12 W a busy core, 480 g CO2e/kWh; could be ...)}. */
    public String sentence() {
        return energy().rough() + ", " + carbon().rough() + " in " + Amounts.text(cpuSeconds, Amounts.MEASURED)
                + " CPU s (" + how() + ")";
    }

    /** The same in half a line: {@code 0.8 Wh, 0.38 g CO2e (estimated; could be 0.32 to 2 times that)}. */
    public String brief() {
        String range = source.range();
        return energy().rough() + ", " + carbon().rough() + " ("
                + (source.kind() == EnergySource.Kind.ESTIMATE ? "estimated" : "measured")
                + (range.isEmpty() ? "" : "; " + range) + ")";
    }

    /** Where the numbers come from, what was assumed, how far off they may be. */
    public String how() {
        String range = source.range();
        return source.words() + ", " + electricity.intensityText() + (range.isEmpty() ? "" : "; " + range);
    }

    @Override
    public String toString() {
        return sentence();
    }
}
