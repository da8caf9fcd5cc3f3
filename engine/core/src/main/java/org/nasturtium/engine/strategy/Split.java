package org.nasturtium.engine.strategy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells the good observations from the others. */
final class Split {
    private Split() {}

    /**
     * Marks so many observations as good: the best by the one objective, or front by front of several, the last front cut
     * by crowding. Of equal ones the first is better. What was not measured is not good.
     */
    static boolean[] good(History history, int count) {
        return history.objectives().size() == 1 ? best(history, count) : fronts(history, count);
    }

    private static boolean[] best(History history, int count) {
        double[] costs = new double[history.size()];
        for (int i = 0; i < costs.length; i++) {
            double[] cost = history.costs(i);
            costs[i] = cost == null ? Double.POSITIVE_INFINITY : cost[0];
        }
        double[] sorted = costs.clone();
        Arrays.sort(sorted);
        double limit = sorted[count - 1];
        boolean[] good = new boolean[costs.length];
        int left = count;
        for (int i = 0; i < costs.length; i++) {
            good[i] = costs[i] < limit;
            left -= good[i] ? 1 : 0;
        }
        for (int i = 0; i < costs.length && left > 0; i++) {
            if (costs[i] == limit) {
                good[i] = true;
                left--;
            }
        }
        return good;
    }

    private static boolean[] fronts(History history, int count) {
        boolean[] good = new boolean[history.size()];
        int left = count;
        while (left > 0) {
            int[] front = front(history, good);
            if (front.length == 0) {
                break;
            }
            if (front.length > left) {
                front = roomiest(history, front, left);
            }
            for (int member : front) {
                good[member] = true;
            }
            left -= front.length;
        }
        return good;
    }

    private static int[] front(History history, boolean[] taken) {
        int[] front = new int[taken.length];
        int size = 0;
        for (int i = 0; i < taken.length; i++) {
            double[] cost = history.costs(i);
            if (cost != null && !taken[i] && !isDominated(history, taken, cost)) {
                front[size++] = i;
            }
        }
        return Arrays.copyOf(front, size);
    }

    private static boolean isDominated(History history, boolean[] taken, double[] cost) {
        for (int i = 0; i < taken.length; i++) {
            double[] other = history.costs(i);
            if (other != null && !taken[i] && dominates(other, cost)) {
                return true;
            }
        }
        return false;
    }

    private static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int k = 0; k < a.length; k++) {
            if (a[k] > b[k]) {
                return false;
            }
            better |= a[k] < b[k];
        }
        return better;
    }

    /** Those members of a front with most room around them (Deb et al. 2002). */
    private static int[] roomiest(History history, int[] front, int count) {
        double[] room = new double[front.length];
        for (int k = 0; k < history.objectives().size(); k++) {
            int objective = k;
            Integer[] order = new Integer[front.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(
                    order,
                    (a, b) -> Double.compare(cost(history, front[a], objective), cost(history, front[b], objective)));
            double span = cost(history, front[order[order.length - 1]], k) - cost(history, front[order[0]], k);
            room[order[0]] = Double.POSITIVE_INFINITY;
            room[order[order.length - 1]] = Double.POSITIVE_INFINITY;
            for (int i = 1; i + 1 < order.length && span > 0; i++) {
                room[order[i]] +=
                        (cost(history, front[order[i + 1]], k) - cost(history, front[order[i - 1]], k)) / span;
            }
        }
        Integer[] order = new Integer[front.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(room[b], room[a]));
        int[] kept = new int[count];
        Arrays.setAll(kept, i -> front[order[i]]);
        return kept;
    }

    private static double cost(History history, int place, int objective) {
        double @Nullable [] costs = history.costs(place);
        return costs == null ? Double.POSITIVE_INFINITY : costs[objective];
    }
}
