package org.nasturtium.dsl.block;

import java.util.List;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.BlockName;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.dsl.word.Word;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.space.cell.Cell;
import org.nasturtium.engine.space.cell.Join;
import org.nasturtium.engine.words.NearestWord;

/** A cell: a small graph whose edges are chosen once and used many times. */
@BlockName("cell")
public final class CellSpec extends Spec {
    private final String cellName;
    private int nodeCount = 4;
    private List<String> operationWords = List.of();
    private Join joinKind = Join.SUM;

    CellSpec(String name) {
        this.cellName = name;
    }

    @Word(signature = "nodes 4", does = "how many nodes, the input counted", usual = "4", example = "nodes 4")
    public void nodes(Object... count) {
        nodeCount = Values.integer("nodes", Arguments.of("nodes", count).only("nodes 4"));
    }

    @Word(
            signature = "edges dense",
            does = "which nodes are connected: every one with every later one",
            usual = "dense",
            example = "edges dense")
    public void edges(Object... kind) {
        Object given = Arguments.of("edges", kind).only("edges dense");
        if (!"dense".equals(given.toString())) {
            throw new DslError(
                    "`edges` " + Shown.of(given) + " is not known",
                    NearestWord.hint(given.toString(), List.of("dense")));
        }
    }

    @Word(
            signature = "ops none, skip, conv1x1, conv3x3, avgPool3x3",
            does = "what an edge may compute",
            example = "ops none, skip, conv1x1, conv3x3, avgPool3x3")
    public void ops(Object... words) {
        operationWords = Arguments.of("ops", words).allow(Integer.MAX_VALUE).values().stream()
                .map(CellSpec::operation)
                .toList();
        if (operationWords.stream().distinct().count() != operationWords.size()) {
            throw new DslError("`ops` lists a word twice: " + String.join(", ", operationWords), "Leave one out.");
        }
    }

    @Word(
            signature = "join sum   or   join concat",
            does = "how the nodes become the output",
            usual = "sum",
            example = "join sum")
    public void join(Object... kind) {
        Object given = Arguments.of("join", kind).only("join sum");
        joinKind = switch (given.toString()) {
            case "sum" -> Join.SUM;
            case "concat" -> Join.CONCAT;
            default ->
                throw new DslError(
                        "`join` " + Shown.of(given) + " is not known",
                        NearestWord.hint(given.toString(), List.of("sum", "concat")));
        };
    }

    private static String operation(Object value) {
        if (value instanceof CharSequence || (value instanceof WordValue word && word.isPlain())) {
            return value.toString();
        }
        throw new DslError(
                "`ops` needs the words of operations, not " + Shown.of(value),
                "Maybe `ops none, skip, conv3x3`; a cell's width comes from `stem`.");
    }

    /** The engine's cell. */
    Cell build() {
        return new Cell(cellName, nodeCount, operationWords, joinKind);
    }
}
