package org.nasturtium.dsl.word;

import java.util.List;

/** The lines of the index for units. */
final class UnitWords {
    private static final List<WordEntry> ENTRIES = List.of(
            unit("ms", "80.ms", "milliseconds"),
            unit("seconds", "60.seconds", "seconds"),
            unit("minutes", "10.minutes", "minutes"),
            unit("hours", "2.hours", "hours"),
            unit("cpuSeconds", "150.cpuSeconds", "seconds of processor time of the whole process, for `budget`"),
            unit("cpuMinutes", "10.cpuMinutes", "minutes of the same"),
            unit("cpuHours", "2.cpuHours", "hours of the same"),
            unit("kB", "64.kB", "kilobytes of 1,024 bytes"),
            unit("MB", "64.MB", "megabytes of 1,024 kB"),
            unit("GB", "2.GB", "gigabytes of 1,024 MB"),
            unit("mJ", "20.mJ", "millijoules, for the energy of a prediction"),
            unit("J", "50.J", "joules, for the energy of a training"),
            unit("Wh", "100.Wh", "watt-hours, for the energy of a search"),
            unit("kWh", "1.kWh", "kilowatt-hours"),
            unit("gCO2", "500.gCO2", "grams of CO2 and of what warms as much"),
            unit("kgCO2", "2.kgCO2", "kilograms of CO2"),
            unit("k", "500.k", "thousands"),
            unit("M", "5.M", "millions"),
            unit("trials", "40.trials", "a number of trials, for `budget`"),
            unit("seeds", "3.seeds", "a number of seeds, for `versusRandom` and `seeds`"),
            unit("epochs", "400.epochs", "passes over all training samples, for `budget`"));

    private UnitWords() {}

    static List<WordEntry> entries() {
        return ENTRIES;
    }

    private static WordEntry unit(String name, String written, String does) {
        return new WordEntry(name, WordEntry.Kind.UNIT, "", "", written, does, "", written);
    }
}
