package org.nasturtium.engine.energy;

/** Counts what processors spend, beside the CPU time that they spent it for; whoever took part of that time pays that part. */
interface ProcessorPower {
    /**
     * What was counted until now; both only grow.
     *
     * @param joules spent
     * @param busySeconds CPU time in which they were spent
     */
    record Reading(double joules, double busySeconds) {}

    Reading read();

    /** What a part of the CPU time between two readings cost. */
    default double joules(Reading from, Reading to, double cpuSeconds) {
        double busy = to.busySeconds() - from.busySeconds();
        // the machine's ticks are coarse: nobody takes more than all
        return busy <= 0 ? 0 : (to.joules() - from.joules()) * Math.min(1, cpuSeconds / busy);
    }

    /** Which counter or assumption this is, and how sure it is. */
    EnergySource source();

    /** Whether it has to be read now and then, since it begins anew after a while. */
    default boolean isWatched() {
        return false;
    }
}
