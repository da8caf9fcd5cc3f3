package org.nasturtium.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptRunner;
import org.nasturtium.dsl.ScriptSource;

/** Every sequence of {@code cells.txt}: cell after cell in a session, and all of it as one plain file. */
class CellsTest {
    private static final String ERROR = "error";
    private static final DslContext CONTEXT = DslContext.under(Path.of("target", "runs"), (definition, environment) -> {
        throw new AssertionError("no search in these tests");
    });

    static Stream<Arguments> sequences() throws IOException {
        try (InputStream file = CellsTest.class.getResourceAsStream("cells.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^## "))
                    .filter(part -> !part.isBlank())
                    .map(CellsTest::sequence);
        }
    }

    /** Name, cells, what they give, what the file gives if it is something else. */
    private static Arguments sequence(String part) {
        String[] nameAndRest = part.split("\n", 2);
        String[] cellsAndResults = nameAndRest[1].split("(?m)^==> ", -1);
        String inCells = cellsAndResults[1].strip();
        String inFile = cellsAndResults.length > 2 ? cellsAndResults[2].strip().replaceFirst("^file: ", "") : inCells;
        return Arguments.of(nameAndRest[0], List.of(cellsAndResults[0].split("(?m)^---\n")), inCells, inFile);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sequences")
    void givesTheSameInCells(String name, List<String> cells, String expected, String inFile) {
        try (GroovySession session = new GroovySession(CONTEXT, Map.of())) {
            Object value = null;
            int number = 0;
            for (String cell : cells) {
                value = session.eval(cell, ++number).value();
            }
            assertThat(text(value)).isEqualTo(expected);
        } catch (ScriptFailure failure) {
            assertThat(expected).as(failure.getMessage()).isEqualTo(ERROR);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sequences")
    void givesTheSameAsOneFile(String name, List<String> cells, String inCells, String expected) {
        ScriptSource file = new ScriptSource("mine.groovy", "mine.groovy", String.join("\n", cells));
        try {
            assertThat(text(ScriptRunner.run(file, CONTEXT.forScript(file)).value()))
                    .isEqualTo(expected);
        } catch (ScriptFailure failure) {
            assertThat(expected).as(failure.getMessage()).isEqualTo(ERROR);
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof CharSequence word
                ? word.toString()
                : String.valueOf(FormatHelper.format(value, true, 1000, false)).replace("\"", "'");
    }
}
