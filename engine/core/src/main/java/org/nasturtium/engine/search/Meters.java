package org.nasturtium.engine.search;

import java.util.function.DoubleSupplier;
import org.nasturtium.engine.energy.CpuTime;
import org.nasturtium.engine.energy.EnergyMeter;

/** How resources are measured in this process. */
record Meters(EnergyMeter energy) {
    /**
     * What this process has used up since some moment, asked again and again.
     *
     * @throws IllegalArgumentException if it cannot be measured here
     */
    DoubleSupplier of(Resource resource) {
        return switch (resource) {
            case CPU -> cpu();
            case ENERGY -> () -> energy.spent().wattHours();
            case CARBON -> () -> energy.spent().grams();
        };
    }

    private static DoubleSupplier cpu() {
        CpuTime cpu = CpuTime.here();
        if (cpu.ofProcess() < 0) {
            throw new IllegalArgumentException("budget: this Java does not tell the processor time of its process"
                    + "\nMaybe bound the time: `budget 10.minutes`.");
        }
        return cpu::ofProcess;
    }
}
