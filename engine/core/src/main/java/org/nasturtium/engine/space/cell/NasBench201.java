package org.nasturtium.engine.space.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Names;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.Setting;
import org.nasturtium.engine.space.block.Block;
import org.nasturtium.engine.space.block.Blocks;
import org.nasturtium.engine.space.block.Chain;
import org.nasturtium.engine.space.block.NetworkSpace;

/** The space of NAS-Bench-201 (Dong and Yang 2020), made of the same blocks as any other, and its published text. */
public final class NasBench201 {
    private static final Map<String, String> PUBLISHED = Map.of(
            "none", "none",
            "skip", "skip_connect",
            "conv1x1", "nor_conv_1x1",
            "conv3x3", "nor_conv_3x3",
            "avgPool3x3", "avg_pool_3x3");

    private static final List<String> WORDS = List.of("none", "skip", "conv1x1", "conv3x3", "avgPool3x3");
    private static final List<String> NAMES = WORDS.stream().map(PUBLISHED::get).toList();

    private NasBench201() {}

    /** The published macro structure for data of this shape: 15,625 cells. */
    public static SearchSpace space(Shape input) {
        Cell cell = new Cell("cell", 4, WORDS, Join.SUM);
        List<Block> blocks = List.of(
                new StemBlock(3, 16),
                new StackBlock(5, cell, new ResBlockReduction(2), 3),
                Blocks.make("batchNorm", Map.of()),
                Blocks.make("act", Map.of("function", Setting.of("relu"))),
                Blocks.make("globalAvgPool", Map.of()),
                Blocks.make("output", Map.of()));
        return SearchSpace.of("nb201", new NetworkSpace(input, new Chain(blocks)));
    }

    /** As published, for CIFAR-10 and CIFAR-100. */
    public static SearchSpace space() {
        return space(Shape.map(3, 32, 32));
    }

    /** Reads {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}. */
    public static Architecture parse(String published) {
        Map<String, String> ours = new LinkedHashMap<>();
        PUBLISHED.forEach((word, theirs) -> ours.put(theirs, word));
        List<Edge> edges = Edge.dense(4);
        List<String> parts = new ArrayList<>();
        for (String part : published.strip().split("[|+]+", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (parts.size() != edges.size()) {
            throw new IllegalArgumentException(
                    "`" + published + "` has " + parts.size() + " edges, NAS-Bench-201 has " + edges.size());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String[] halves = parts.get(i).split("~", -1);
            Edge edge = edges.get(i);
            String word = ours.get(halves[0]);
            if (word == null) {
                throw new IllegalArgumentException("unknown operation `" + halves[0] + "` in `" + published + "`"
                        + Names.hint(halves[0], ours.keySet()));
            }
            if (halves.length != 2 || !halves[1].equals(String.valueOf(edge.from()))) {
                throw new IllegalArgumentException("`" + parts.get(i) + "` in `" + published + "`: edge " + (i + 1)
                        + " comes from node " + edge.from());
            }
            values.put("cell." + edge.name(), word);
        }
        return new Architecture(values);
    }

    /** The number of a published cell in its space, the same as {@code space().index(parse(published))} but quicker. */
    public static int index(String published) {
        int index = 0;
        int from = 0;
        for (Edge edge : Edge.dense(4)) {
            int begin = published.indexOf('|', from) + 1;
            begin = published.startsWith("+|", begin) ? begin + 2 : begin;
            int end = published.indexOf('~', begin);
            int ordinal = end < 0 ? -1 : NAMES.indexOf(published.substring(begin, end));
            if (begin == 0 || ordinal < 0 || published.charAt(end + 1) != '0' + edge.from()) {
                return (int) space().index(parse(published));
            }
            index = index * NAMES.size() + ordinal;
            from = end + 2;
        }
        return index;
    }

    /** Prints a cell as the table has it. */
    public static String print(Architecture architecture) {
        StringBuilder text = new StringBuilder();
        for (Edge edge : Edge.dense(4)) {
            String word = architecture.value("cell." + edge.name()).toString();
            text.append(edge.from() == 0 && edge.to() > 1 ? "+|" : edge.from() == 0 ? "|" : "")
                    .append(PUBLISHED.get(word))
                    .append('~')
                    .append(edge.from())
                    .append('|');
        }
        return text.toString();
    }
}
