package org.nasturtium.engine.energy;

/**
 * Which energy counters a machine has, for a person.
 *
 * @param isMeasured whether the processors' energy can be read
 * @param what counter or assumption
 * @param hint why there is nothing better, and what helps; empty if nothing is missing
 */
public record EnergyCounters(boolean isMeasured, String what, String hint) {
    /** This machine's. */
    public static EnergyCounters here() {
        RaplPower rapl = RaplPower.find(RaplPower.POWERCAP, RaplPower.STAT);
        return rapl == null
                ? new EnergyCounters(
                        false, EnergySource.estimate(Electricity.UNKNOWN).words(), RaplPower.whyNot(RaplPower.POWERCAP))
                : new EnergyCounters(true, rapl.source().words(), "");
    }
}
