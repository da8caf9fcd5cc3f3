package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

/**
 * A row of a drawing: one layer, or a cell or reduction with all its layers; equal neighbours are one row.
 *
 * @param units what it holds, of the first one where it stands for several
 * @param inputs indexes of the rows that it reads
 * @param sketch the cell's nodes and edges, or null where it is no cell
 * @param times how many equal ones it stands for
 * @param parameters of all that it stands for
 * @param macs of all that it stands for
 */
record Block(
        List<Unit> units,
        List<Integer> inputs,
        @Nullable CellSketch sketch,
        boolean group,
        int times,
        long parameters,
        long macs) {
    private static final Pattern REDUCTION = Pattern.compile("^((?:.*\\.)?reduce\\d+)\\..*$");

    /** The rows of a network. */
    static List<Block> of(NetworkGraph graph) {
        List<Unit> units = Unit.of(graph);
        Set<String> cells = new LinkedHashSet<>();
        units.forEach(unit -> cells.add(CellSketch.cellOf(unit)));
        List<Block> blocks = new ArrayList<>();
        Map<Integer, Integer> blockOf = new HashMap<>();
        int next = 0;
        while (next < units.size()) {
            int end = next + 1;
            String group = group(units.get(next), cells);
            while (!group.isEmpty()
                    && end < units.size()
                    && group(units.get(end), cells).equals(group)) {
                end++;
            }
            List<Unit> members = units.subList(next, end);
            Block block = block(members, next, blockOf, outputOf(units, next, end, graph));
            int place = blocks.size() - 1;
            if (place > 0 && blocks.get(place).repeats(block, place)) {
                blocks.set(place, blocks.get(place).plus(block));
            } else {
                blocks.add(block);
                place++;
            }
            for (int k = next; k < end; k++) {
                blockOf.put(k, place);
            }
            next = end;
        }
        return blocks;
    }

    private static Block block(List<Unit> members, int first, Map<Integer, Integer> blockOf, int outputId) {
        Set<Integer> inputs = new LinkedHashSet<>();
        for (Unit unit : members) {
            unit.inputs().stream().filter(input -> input < first).forEach(input -> inputs.add(place(blockOf, input)));
        }
        boolean cell = !CellSketch.cellOf(members.get(0)).isEmpty();
        return new Block(
                List.copyOf(members),
                List.copyOf(inputs),
                cell ? CellSketch.of(members, outputId) : null,
                cell || members.size() > 1,
                1,
                members.stream().mapToLong(Unit::parameters).sum(),
                members.stream().mapToLong(Unit::macs).sum());
    }

    private static int place(Map<Integer, Integer> blockOf, int unit) {
        return blockOf.getOrDefault(unit, 0);
    }

    /** The node of a group that later units read, or the network's output. */
    private static int outputOf(List<Unit> units, int from, int to, NetworkGraph graph) {
        Set<Integer> own = new LinkedHashSet<>();
        units.subList(from, to).forEach(unit -> unit.nodes().forEach(node -> own.add(node.id())));
        return units.subList(to, units.size()).stream()
                .flatMap(unit -> unit.nodes().get(0).inputs().stream())
                .filter(own::contains)
                .findFirst()
                .orElse(graph.output().id());
    }

    private static String group(Unit unit, Set<String> cells) {
        String cell = CellSketch.cellOf(unit);
        if (!cell.isEmpty()) {
            return cell;
        }
        Matcher reduction = REDUCTION.matcher(unit.scope());
        return reduction.matches() && !cells.contains(reduction.group(1)) ? reduction.group(1) + "." : "";
    }

    /** Whether another block, right behind this one, does the same to a map of the same shape. */
    private boolean repeats(Block other, int place) {
        return other.inputs.equals(List.of(place))
                && other.title().equals(title())
                && other.detail().equals(detail())
                && other.shape().equals(shape())
                && other.parameters == parameters / times
                && (sketch == null
                        ? other.sketch == null
                        : other.sketch != null && sketch.signature().equals(other.sketch.signature()));
    }

    private Block plus(Block other) {
        return new Block(units, inputs, sketch, group, times + 1, parameters + other.parameters, macs + other.macs);
    }

    Shape shape() {
        return units.get(units.size() - 1).shape();
    }

    boolean isLive() {
        return units.stream().anyMatch(Unit::live);
    }

    LayerKind kind() {
        return !isLive()
                ? LayerKind.IDLE
                : group ? LayerKind.CELL : units.get(0).kind();
    }

    String title() {
        return sketch != null
                ? "cell"
                : group ? "residual reduction" : units.get(0).title();
    }

    String detail() {
        return group ? "" : units.get(0).detail();
    }

    /** The place of the space that it came from. */
    String scope() {
        if (!group) {
            return units.get(0).scope();
        }
        String cell = CellSketch.cellOf(units.get(0));
        Matcher reduction = REDUCTION.matcher(units.get(0).scope());
        return !cell.isEmpty()
                ? cell
                : reduction.matches() ? reduction.group(1) : units.get(0).scope();
    }

    /** All that is told when the pointer rests on it. */
    String hover(NetworkGraph graph) {
        StringBuilder text = new StringBuilder(scope() + (times > 1 ? " and " + (times - 1) + " more like it" : ""));
        for (Unit unit : units) {
            List<Shape> in = graph.inputShapes(unit.nodes().get(0));
            text.append("\n").append(group ? unit.scope() + ": " : "").append(unit.words());
            text.append(
                    in.isEmpty()
                            ? ""
                            : "\n" + (group ? "    " : "")
                                    + String.join(
                                            " + ",
                                            in.stream().map(Shape::toString).toList()) + " to " + unit.shape());
        }
        text.append("\n")
                .append(Numbers.count(parameters))
                .append(" parameters, ")
                .append(Numbers.count(macs))
                .append(" MACs");
        return text + (isLive() ? "" : "\nidle: does not reach the output");
    }
}
