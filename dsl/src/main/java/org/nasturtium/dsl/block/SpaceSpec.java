package org.nasturtium.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.BlockName;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.dsl.word.Word;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.block.NetworkSpace;
import org.nasturtium.engine.space.cell.Cell;
import org.nasturtium.engine.space.cell.CellReduction;
import org.nasturtium.engine.space.cell.PoolReduction;
import org.nasturtium.engine.space.cell.Reduction;
import org.nasturtium.engine.space.cell.ResBlockReduction;
import org.nasturtium.engine.space.cell.StackBlock;
import org.nasturtium.engine.space.cell.StemBlock;

/** A space: layers from the data to the output, or a stem, stacks of cells and a head. */
@BlockName("space")
public final class SpaceSpec extends Layers {
    private final String spaceName;
    private final List<Cell> declaredCells = new ArrayList<>();
    private @Nullable Shape inputShape;
    private final DecisionTree abstractChoices = new DecisionTree();

    public SpaceSpec(String name) {
        this.spaceName = name;
    }

    @Word(
            signature = "input 3, 32, 32",
            does = "the shape of the data, channels first; data of another shape is an error",
            usual = "the data's shape",
            example = "input 1, 8, 8")
    public void input(Object... extents) {
        List<Object> given = Arguments.of("input", extents).allow(3).values();
        if (given.size() != 1 && given.size() != 3) {
            throw new DslError(
                    "`input` takes channels, height and width, or one number of features, not " + Shown.all(given),
                    "Maybe `input 3, 32, 32`.");
        }
        inputShape = Shape.of(
                given.stream().mapToInt(each -> Values.integer("input", each)).toArray());
    }

    @Word(
            signature = "output()   or   output classes: 10",
            does = "the last layer: one number a class; given classes are checked against the data",
            usual = "the data's classes",
            example = "output()")
    public void output(Object... arguments) {
        layer("output", arguments);
    }

    @Word(
            signature = "stem conv3x3(16)",
            does = "convolution and batch norm in front of the cells; the number is their width",
            example = "stem conv3x3(16)")
    public void stem(Object... layer) {
        Object given = Arguments.of("stem", layer).only("stem conv3x3(16)");
        if (!(given instanceof WordValue word)
                || !word.name().matches("conv(\\d+)x\\1")
                || word.values().isEmpty()) {
            throw new DslError(
                    "`stem` needs a convolution with its width, not " + Shown.of(given), "Maybe `stem conv3x3(16)`.");
        }
        int kernel = Integer.parseInt(word.name().substring(word.name().indexOf('x') + 1));
        add(new StemBlock(kernel, Values.integer(word.name(), word.values().get(0))));
    }

    @Word(
            signature = "cell { nodes 4; edges dense; ops none, skip, conv3x3; join sum }",
            does = "declares a cell; `stack` uses it as `cell`, or by the variable it is given to",
            example = "cell { nodes 4; edges dense; ops none, skip, conv1x1, conv3x3, avgPool3x3; join sum }")
    public Cell cell(@DelegatesTo(CellSpec.class) Closure<?> body) {
        return cell(declaredCells.isEmpty() ? "cell" : "cell" + (declaredCells.size() + 1), body);
    }

    public Cell cell(String name, @DelegatesTo(CellSpec.class) Closure<?> body) {
        Cell cell = Blocks.configure(new CellSpec(name), body).build();
        declaredCells.add(cell);
        return cell;
    }

    @Word(
            signature = "stack 5, cell, reduce: resBlock(stride: 2), times: 3",
            does = "stages of equal cells, a reduction between every two",
            usual = "times 1, no reduction",
            example =
                    "stem conv3x3(16)\ncell { ops skip, conv3x3 }\nstack 2, cell, reduce: resBlock(stride: 2), times: 2")
    public void stack(Object... arguments) {
        Arguments given = Arguments.of("stack", arguments).allow(2, "reduce", "times");
        Object reduce = given.option("reduce");
        Object count = given.value(0);
        Object used = given.value(1);
        if (count == null || used == null) {
            throw new DslError("`stack` needs how many cells, and which", "Maybe `stack 5, cell`.");
        }
        add(new StackBlock(
                Values.integer("stack", count),
                declared("stack", used),
                reduce == null ? null : reduction(reduce),
                given.integer("times", 1)));
    }

    @Word(
            signature = "head batchNorm, relu, globalAvgPool, linear(10)",
            does = "the layers behind the cells; `linear()` takes the data's classes",
            example = "head batchNorm, relu, globalAvgPool, linear()")
    public void head(Object... layers) {
        Arguments.of("head", layers)
                .allow(Integer.MAX_VALUE)
                .values()
                .forEach(value -> add(LayerWords.block("head", value)));
    }

    @Word(
            signature = "choice 'c1', 8, 16, 24",
            does = "a choice of a space without networks, for tables and for training code of your own",
            example = "choice 'c1', 8, 16, 24\nchoice 'depth', 1..5")
    public void choice(Object... given) {
        abstractChoices.choice(given);
    }

    @Word(
            signature = "whenever('c1', 24) { choice 'extra', yes, no }",
            does = "choices that exist only where another one has this value",
            example = "choice 'c1', 8, 24\nwhenever('c1', 24) { choice 'extra', yes, no }")
    public void whenever(Object name, Object value, @DelegatesTo(WheneverSpec.class) Closure<?> body) {
        abstractChoices.whenever(new Object[] {name, value}, body);
    }

    private Cell declared(String verb, Object given) {
        if (given instanceof Cell cell) {
            return cell;
        }
        if (!(given instanceof WordValue word) || !word.name().equals("cell")) {
            throw new DslError("`" + verb + "` needs a cell, not " + Shown.of(given), "Maybe `stack 5, cell`.");
        }
        if (declaredCells.isEmpty()) {
            throw new DslError(
                    "`" + verb + "` wants the cell declared above, and there is none",
                    "Maybe `cell { nodes 4; ops none, skip, conv3x3 }` in front of it.");
        }
        return declaredCells.get(declaredCells.size() - 1);
    }

    private Reduction reduction(Object given) {
        if (given instanceof WordValue word) {
            Arguments inside = word.arguments();
            switch (word.name()) {
                case "resBlock" -> {
                    int stride = inside.integer("stride", 2);
                    return new ResBlockReduction(stride, inside.integer("widen", stride));
                }
                case "maxPool", "avgPool" -> {
                    Object size = inside.value(0);
                    return new PoolReduction(
                            word.name().equals("maxPool") ? Pooling.Kind.MAX : Pooling.Kind.AVERAGE,
                            size == null ? 2 : Values.integer(word.name(), size));
                }
                default -> {}
            }
        }
        if (given instanceof Cell
                || (given instanceof WordValue word && word.name().equals("cell"))) {
            return new CellReduction(declared("stack reduce:", given));
        }
        throw new DslError(
                "`stack reduce:` needs a reduction, not " + Shown.of(given),
                "Known: resBlock(stride: 2), maxPool(2), avgPool(2), or a cell.");
    }

    /** The engine's space. */
    public SearchSpace build() {
        if (!abstractChoices.isEmpty()) {
            if (hasLayers() || inputShape != null) {
                throw new DslError(
                        "space `" + spaceName + "` has layers and `choice`: a space of choices has no networks",
                        "Maybe make each choice an option of a layer: `conv filters: [8, 16]`.");
            }
            return SearchSpace.of(spaceName, abstractChoices.decisions());
        }
        return SearchSpace.of(spaceName, new NetworkSpace(inputShape, chain()));
    }
}
