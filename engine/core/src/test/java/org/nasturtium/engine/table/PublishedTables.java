package org.nasturtium.engine.table;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Published tables for tests, where the machine has them. */
public final class PublishedTables {
    private PublishedTables() {}

    /** NAS-Bench-201; skips the test if it is not here. */
    public static TabularBenchmark nasBench201() {
        TablePlaces places = TablePlaces.of(System.getenv(), Path.of(System.getProperty("user.home")));
        Assumptions.assumeTrue(
                places.look(NasBench201Table.FILE) != null,
                "no " + NasBench201Table.FILE + ": set " + TablePlaces.VARIABLE + " to its folder");
        return NasBench201Table.find(places);
    }

    /** The same joined with HW-NAS-Bench; skips the test if that is not here. */
    public static TabularBenchmark withDevices() {
        TabularBenchmark joined = nasBench201();
        Assumptions.assumeTrue(
                joined.hasColumn("c10_fpga_latency"),
                "no " + NasBench201Table.DEVICES_FILE + " beside " + NasBench201Table.FILE);
        return joined;
    }
}
