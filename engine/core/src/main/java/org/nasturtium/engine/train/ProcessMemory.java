package org.nasturtium.engine.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system says of the memory of this process, native libraries included. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** High-water mark of resident bytes since the process started; 0 where the system does not tell. */
    public static long peakBytes() {
        return bytes(STATUS, "VmHWM:");
    }

    /** A line {@code VmHWM:  1234 kB} of such a file, in bytes; 0 if there is none. */
    static long bytes(Path status, String key) {
        try {
            // not a text of one charset: the command's name may hold any byte
            for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
            return 0;
        } catch (IOException absent) {
            return 0; // not Linux
        }
    }
}
