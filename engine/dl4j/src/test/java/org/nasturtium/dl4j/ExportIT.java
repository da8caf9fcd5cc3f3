package org.nasturtium.dl4j;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What export promises, for every primitive. */
class ExportIT {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> plainDl4jGivesTheSameProbabilitiesForEveryPrimitive() {
        return Graphs.primitives().entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.getKey(), () -> ExportRoundTrip.check(entry.getValue(), folder)));
    }
}
