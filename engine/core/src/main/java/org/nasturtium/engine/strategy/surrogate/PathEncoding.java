package org.nasturtium.engine.strategy.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;

/**
 * Cells as the multiset of their paths from input to output, each the list of operations on the way (White et al. 2021,
 * "BANANAS"): a path with a {@code none} does not exist, a skip leaves no trace.
 *
 * <p>A cell is found by its decisions' names, {@code cell.edge0-1} and so on; it ends in its last node. A cell of more than
 * {@value #MOST_PATHS} paths is left out.
 */
public final class PathEncoding {
    private static final int MOST_PATHS = 512;
    private static final Pattern EDGE = Pattern.compile("(?:(.*)\\.)?edge(\\d+)-(\\d+)");
    private static final int NONE = -1;
    private static final int SKIP = -2;
    private static final Set<String> NOTHING = Set.of("none", "zero", "zeroize");
    private static final Set<String> SKIPS = Set.of("skip", "skip_connect", "identity");

    private final List<String> edges = new ArrayList<>();
    private final List<int[]> paths = new ArrayList<>();
    private final List<Integer> cellOfPath = new ArrayList<>();
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<List<Integer>, Integer> ids = new HashMap<>();

    /** The paths of one architecture, sorted by id. */
    public record Paths(int[] ids, int[] counts, double square) {
        /** Shared paths over all paths, as multisets (Tanimoto): 1 for the same graph, 0 for nothing in common. */
        double similarity(Paths other) {
            if (square == 0 && other.square == 0) {
                return 1;
            }
            double shared = 0;
            int a = 0;
            int b = 0;
            while (a < ids.length && b < other.ids.length) {
                if (ids[a] == other.ids[b]) {
                    shared += counts[a++] * other.counts[b++];
                } else if (ids[a] < other.ids[b]) {
                    a++;
                } else {
                    b++;
                }
            }
            return shared / (square + other.square - shared);
        }
    }

    public PathEncoding(SearchSpace space) {
        Map<String, Map<Integer, List<Integer>>> cells = new LinkedHashMap<>();
        for (Decision decision : space.decisions()) {
            Matcher edge = EDGE.matcher(decision.name());
            if (edge.matches()) {
                cells.computeIfAbsent(edge.group(1) == null ? "" : edge.group(1), none -> new TreeMap<>())
                        .computeIfAbsent(Integer.parseInt(edge.group(2)), none -> new ArrayList<>())
                        .add(Integer.parseInt(edge.group(3)));
            }
        }
        int number = 0;
        for (Map.Entry<String, Map<Integer, List<Integer>>> cell : cells.entrySet()) {
            int last = cell.getValue().values().stream()
                    .flatMap(List::stream)
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            String prefix = cell.getKey().isEmpty() ? "" : cell.getKey() + ".";
            List<List<String>> found = new ArrayList<>();
            walk(prefix, cell.getValue(), 0, last, List.of(), found);
            for (List<String> path : found.size() <= MOST_PATHS ? found : List.<List<String>>of()) {
                paths.add(path.stream().mapToInt(this::edge).toArray());
                cellOfPath.add(number);
            }
            number++;
        }
    }

    private int edge(String name) {
        int known = edges.indexOf(name);
        if (known < 0) {
            edges.add(name);
            return edges.size() - 1;
        }
        return known;
    }

    private static void walk(
            String prefix,
            Map<Integer, List<Integer>> targets,
            int node,
            int last,
            List<String> taken,
            List<List<String>> found) {
        if (node == last) {
            found.add(taken);
        }
        for (int target : found.size() > MOST_PATHS ? List.<Integer>of() : targets.getOrDefault(node, List.of())) {
            List<String> further = new ArrayList<>(taken);
            further.add(prefix + "edge" + node + "-" + target);
            walk(prefix, targets, target, last, further, found);
        }
    }

    /** Whether the space has cells whose paths can be told. */
    public boolean hasPaths() {
        return !paths.isEmpty();
    }

    /** The paths of an architecture; numbers are given as paths are first seen. */
    public Paths encode(Architecture architecture) {
        int[] operations = new int[edges.size()];
        for (int e = 0; e < operations.length; e++) {
            Object value = architecture.values().get(edges.get(e));
            String word = value == null ? "none" : value.toString();
            operations[e] = NOTHING.contains(word) ? NONE : SKIPS.contains(word) ? SKIP : number(word);
        }
        int[] found = new int[paths.size()];
        int size = 0;
        for (int i = 0; i < found.length; i++) {
            int id = id(i, operations);
            if (id >= 0) {
                found[size++] = id;
            }
        }
        Arrays.sort(found, 0, size);
        return counted(found, size);
    }

    private int number(String word) {
        return words.computeIfAbsent(word, unseen -> words.size());
    }

    /** The number of a path under these operations; -1 if something on it is none. */
    private int id(int path, int[] operations) {
        List<Integer> key = new ArrayList<>();
        key.add(cellOfPath.get(path));
        for (int edge : paths.get(path)) {
            if (operations[edge] == NONE) {
                return -1;
            }
            if (operations[edge] != SKIP) {
                key.add(operations[edge]);
            }
        }
        return ids.computeIfAbsent(key, unseen -> ids.size());
    }

    private static Paths counted(int[] sorted, int size) {
        int[] each = new int[size];
        int[] counts = new int[size];
        int kinds = 0;
        double square = 0;
        for (int i = 0; i < size; i++) {
            if (kinds == 0 || each[kinds - 1] != sorted[i]) {
                each[kinds++] = sorted[i];
            }
            counts[kinds - 1]++;
            square += 2 * counts[kinds - 1] - 1;
        }
        return new Paths(Arrays.copyOf(each, kinds), Arrays.copyOf(counts, kinds), square);
    }
}
