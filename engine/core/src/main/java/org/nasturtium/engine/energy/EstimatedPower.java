package org.nasturtium.engine.energy;

/** Takes it that a busy core always draws so many watts: what is left where no counter can be read. */
final class EstimatedPower implements ProcessorPower {
    private final Electricity electricity;

    EstimatedPower(Electricity electricity) {
        this.electricity = electricity;
    }

    /** There is nothing to read. */
    @Override
    public Reading read() {
        return new Reading(0, 0);
    }

    @Override
    public double joules(Reading from, Reading to, double cpuSeconds) {
        return cpuSeconds * electricity.watts();
    }

    @Override
    public EnergySource source() {
        return EnergySource.estimate(electricity);
    }
}
