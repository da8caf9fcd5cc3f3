package org.nasturtium.engine.proxy;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How the outputs move with the inputs, class by class (Lopes et al. 2021, "EPE-NAS: Efficient Performance Estimation Without
 * Training for Neural Architecture Search"): for each class the logarithms of the absolute correlations between its samples' input
 * gradients, summed; then their absolute values over the classes, or beyond 100 classes their mean differences.
 */
public final class EpeNas implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "epe_nas",
            "how uncorrelated the input gradients of each class are",
            "Lopes et al. 2021",
            ProxyKind.Needs.CLASSES,
            new EpeNas());

    private static final double LEAST = 1e-5;
    private static final int MANY = 100;

    private EpeNas() {}

    @Override
    public double score(Untrained network) {
        int[] labels = network.batch().labels();
        if (labels.length == 0) {
            throw new IllegalArgumentException(
                    "proxy `epe_nas` needs classes, but the data predict a number\nMaybe `nwot` or `jacov`.");
        }
        int size = network.batch().size();
        boolean many = network.graph().output().shape().elements() > MANY;
        InputGradients slopes = InputGradients.of(network);
        Set<Integer> classes = new TreeSet<>();
        for (int i = 0; i < size; i++) {
            classes.add(labels[i]);
        }
        double[] each = classes.stream()
                .mapToDouble(label -> {
                    int[] own = IntStream.range(0, size)
                            .filter(i -> labels[i] == label)
                            .toArray();
                    double sum = logarithms(slopes.correlations(own));
                    return many ? sum / own.length : sum;
                })
                .toArray();
        return many ? differences(each) : absolutes(each);
    }

    private static double logarithms(double[][] correlations) {
        double sum = 0;
        for (double[] row : correlations) {
            for (double correlation : row) {
                sum += Math.log(Math.abs(correlation) + LEAST);
            }
        }
        return sum;
    }

    private static double absolutes(double[] each) {
        double sum = 0;
        for (double value : each) {
            sum += Math.abs(value);
        }
        return sum;
    }

    private static double differences(double[] each) {
        double sum = 0;
        for (double a : each) {
            for (double b : each) {
                sum += Math.abs(a - b) / each.length;
            }
        }
        return sum;
    }
}
