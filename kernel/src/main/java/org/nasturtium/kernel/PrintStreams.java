package org.nasturtium.kernel;

import java.io.PrintStream;

/** The process's own streams, kept while cells print elsewhere. */
record PrintStreams(PrintStream out, PrintStream err) {
    static PrintStreams now() {
        return new PrintStreams(System.out, System.err);
    }
}
