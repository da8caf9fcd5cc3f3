package org.nasturtium.engine.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nasturtium.engine.graph.SplitMix;

/**
 * Deals samples into disjoint parts of given sizes so that each part holds each class's exact share, rounded up or down.
 * What belongs to no part is left over.
 */
final class Stratification {
    private final List<int[]> parts;

    private Stratification(List<int[]> parts) {
        this.parts = parts;
    }

    /** The indices of a part, ascending. */
    int[] part(int index) {
        return parts.get(index);
    }

    /** Stratified by the samples' labels; regression (every label 0) is plain random dealing. */
    static Stratification of(Samples samples, long seed, int... sizes) {
        return of(IntStream.range(0, samples.size()).map(samples::label).toArray(), seed, sizes);
    }

    static Stratification of(int[] labels, long seed, int... sizes) {
        int wanted = IntStream.of(sizes).reduce(0, Math::addExact);
        if (wanted > labels.length || IntStream.of(sizes).anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException(
                    "parts " + Arrays.toString(sizes) + " do not fit into " + labels.length + " samples");
        }
        int classes = IntStream.of(labels).max().orElse(0) + 1;
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        int[] all = Arrays.copyOf(sizes, sizes.length + 1);
        all[sizes.length] = labels.length - wanted;
        int[][] shares = Apportionment.of(all, counts);
        int[][] members = members(labels, counts, seed);
        return new Stratification(IntStream.range(0, sizes.length)
                .mapToObj(part -> deal(shares, members, part))
                .toList());
    }

    private static int[][] members(int[] labels, int[] counts, long seed) {
        int[][] members = IntStream.of(counts).mapToObj(int[]::new).toArray(int[][]::new);
        int[] filled = new int[counts.length];
        for (int i = 0; i < labels.length; i++) {
            members[labels[i]][filled[labels[i]]++] = i;
        }
        for (int c = 0; c < counts.length; c++) {
            Shuffle.shuffle(members[c], SplitMix.key(seed, "class " + c));
        }
        return members;
    }

    private static int[] deal(int[][] shares, int[][] members, int part) {
        return IntStream.range(0, members.length)
                .flatMap(c -> {
                    int from = 0;
                    for (int before = 0; before < part; before++) {
                        from += shares[before][c];
                    }
                    return Arrays.stream(members[c], from, from + shares[part][c]);
                })
                .sorted()
                .toArray();
    }
}
