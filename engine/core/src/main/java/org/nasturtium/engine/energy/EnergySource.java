package org.nasturtium.engine.energy;

/**
 * Where a number of joules comes from, and how sure it is.
 *
 * @param kind measured or estimated
 * @param words what was read or assumed
 * @param low the truth may be so many times it
 * @param high the truth may be so many times it; 1 and 1 where no range is known
 */
public record EnergySource(Kind kind, String words, double low, double high) {
    /** How a number came about. */
    public enum Kind {
        /** A counter of the whole machine; a process's part is its share of the CPU time. */
        MACHINE,
        /** A counter of the device that computes. */
        DEVICE,
        /** CPU time times watts. */
        ESTIMATE
    }

    static EnergySource estimate(Electricity electricity) {
        boolean isStated = electricity.wattsPerCore() != null;
        double watts = electricity.watts();
        return new EnergySource(
                Kind.ESTIMATE,
                "estimated at " + Amounts.exact(watts) + " W a busy core" + (isStated ? ", as stated" : ""),
                isStated ? 1 : Electricity.LEAST_WATTS / watts,
                isStated ? 1 : Electricity.MOST_WATTS / watts);
    }

    /** Both, where a processor and a card compute. */
    EnergySource and(EnergySource other) {
        return new EnergySource(
                kind == Kind.ESTIMATE ? kind : other.kind,
                words + "; " + other.words,
                Math.min(low, other.low),
                Math.max(high, other.high));
    }

    /** The same, where a card computes whose power nobody tells. */
    EnergySource withoutCards() {
        return new EnergySource(kind, words + "; the GPU is not counted, since nvidia-smi tells nothing", low, high);
    }

    /** The same, where an earlier process of the same search counted in another way. */
    public EnergySource after(EnergySource earlier) {
        return earlier.words.contains(words)
                ? earlier
                : new EnergySource(
                        kind == Kind.ESTIMATE ? kind : earlier.kind,
                        words + "; an earlier process: " + earlier.words,
                        Math.min(low, earlier.low),
                        Math.max(high, earlier.high));
    }

    /** How far off it may be: {@code could be 0.3 to 2 times that}; empty where no range is known. */
    public String range() {
        return low == 1 && high == 1
                ? ""
                : "could be " + Amounts.text(low, Amounts.ROUGH) + " to " + Amounts.text(high, Amounts.ROUGH)
                        + " times that";
    }
}
