package org.nasturtium.engine.backend;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.nasturtium.engine.data.Normalization;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.Shape;

/**
 * What a model file says beside the network itself, so that it can be used years later without the run.
 *
 * @param task what is predicted, with the names of the classes
 * @param shape of one input
 * @param normalization what raw inputs need first
 * @param architecture its canonical text
 * @param training the settings and the data it was trained with, as text
 * @param versions of whatever made it, by name
 */
public record ModelDescription(
        Task task,
        Shape shape,
        Normalization normalization,
        String architecture,
        String training,
        Map<String, String> versions) {
    public ModelDescription {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }
}
