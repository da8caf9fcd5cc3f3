package org.nasturtium.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nasturtium.dl4j.FloatParameters.Parameter;

/** Where each parameter of a store stands in the one flat vector of a DL4J network. */
final class FlatLayout {
    private final List<Place> places = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();

    /** A slot whose layer exists, and the parameter it stands for. */
    private record Place(Slot slot, int at, Parameter parameter) {
        void fill(float[] flat) {
            float[] values = parameter.values();
            int[] order = slot.order();
            if (order == null) {
                System.arraycopy(values, slot.from(), flat, at, slot.length());
                return;
            }
            for (int i = 0; i < order.length; i++) {
                if (order[i] >= 0) {
                    flat[at + i] = values[slot.from() + order[i]];
                }
            }
        }

        void collect(float[] flatGradient) {
            float[] waiting = parameter.waiting();
            int[] order = slot.order();
            if (order == null) {
                for (int i = 0; i < slot.length(); i++) {
                    waiting[slot.from() + i] += flatGradient[at + i];
                }
                return;
            }
            for (int i = 0; i < order.length; i++) {
                if (order[i] >= 0) {
                    waiting[slot.from() + order[i]] += flatGradient[at + i];
                }
            }
        }
    }

    private record Running(Place mean, Place variance, Statistics statistics) {}

    FlatLayout(ComputationGraph network, Translation translation, FloatParameters store) {
        for (Slot slot : translation.slots()) {
            places.add(place(network, slot, store));
        }
        for (Statistics each : translation.statistics()) {
            running.add(new Running(place(network, each.mean(), store), place(network, each.variance(), store), each));
        }
    }

    private static Place place(ComputationGraph network, Slot slot, FloatParameters store) {
        long at = network.getLayer(slot.layer()).getParam(slot.key()).offset();
        return new Place(slot, Math.toIntExact(at), store.get(slot.spec()));
    }

    boolean isEmpty() {
        return places.isEmpty() && running.isEmpty();
    }

    /** Copies the store's values to their places; what is not a parameter keeps what it has. */
    void fill(float[] flat) {
        for (Place place : places) {
            place.fill(flat);
        }
        for (Running each : running) {
            each.mean.fill(flat);
            each.variance.fill(flat);
        }
    }

    /** Adds gradients to those that wait in the store. */
    void collectGradients(float[] flatGradient) {
        for (Place place : places) {
            place.collect(flatGradient);
        }
    }

    /**
     * Moves the store's running statistics as PyTorch does.
     *
     * <p>DL4J gives {@code momentum (running - batch)} as a gradient, with the variance over n; the store wants it over
     * n - 1.
     */
    void moveStatistics(float[] flat, float[] flatGradient, int batch) {
        for (Running each : running) {
            float momentum = each.statistics.momentum();
            if (momentum != 0) {
                double n = (double) batch * each.statistics.area();
                move(each.mean, flat, flatGradient, momentum, 1);
                move(each.variance, flat, flatGradient, momentum, n > 1 ? n / (n - 1) : 1);
            }
        }
    }

    private static void move(Place place, float[] flat, float[] flatGradient, float momentum, double correction) {
        float[] values = place.parameter.values();
        for (int i = 0; i < values.length; i++) {
            double ofBatch = flat[place.at + i] - (double) flatGradient[place.at + i] / momentum;
            values[i] = (float) ((1 - (double) momentum) * values[i] + momentum * ofBatch * correction);
        }
    }
}
