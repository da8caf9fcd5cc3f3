package org.nasturtium.engine.backend;

import java.io.IOException;
import java.nio.file.Path;
import org.nasturtium.engine.graph.NetworkGraph;

/**
 * A kind of file that holds a trained network, found with {@link java.util.ServiceLoader}: what {@code
 * winner.export('x.zip')} writes and {@code load('x.zip')} reads.
 */
public interface ModelFormat {
    /** What a person calls it: {@code DL4J}. */
    String name();

    /** The end of its file names, without the dot: {@code zip}. */
    String extension();

    /**
     * Writes a network; an older file of that name is replaced only once the new one is whole.
     *
     * @throws UnsupportedOperationException naming the operation that the format cannot hold
     * @throws IOException if the file cannot be written
     */
    void write(Path file, NetworkGraph graph, Weights weights, ModelDescription description) throws IOException;

    /**
     * Reads a network that {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the file is of another kind or damaged; the message says which
     * @throws IOException if the file is not there or cannot be read
     */
    LoadedModel read(Path file) throws IOException;
}
