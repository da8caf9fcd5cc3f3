package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.strategy.Strategies;

/** Every wrong script of {@code wrong-input.txt} with exactly what a person is told of it. */
class WrongInputTest {
    static Stream<Arguments> cases() throws IOException {
        try (InputStream file = WrongInputTest.class.getResourceAsStream("wrong-input.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^## "))
                    .filter(part -> !part.isBlank())
                    .map(part -> {
                        String[] nameAndRest = part.split("\n", 2);
                        String[] scriptAndError = nameAndRest[1].split("(?m)^-->\n", 2);
                        return Arguments.of(nameAndRest[0], scriptAndError[0], filled(scriptAndError[1]));
                    });
        }
    }

    /** The catalogue's words stand in for their list, so that a new strategy changes no text. */
    private static String filled(String error) {
        return error.stripTrailing()
                .replace("{strategies}", String.join(", ", Strategies.names()))
                .replace("{strategies, sorted}", String.join(", ", new TreeSet<>(Strategies.names())))
                .replace(
                        "{metrics, sorted}",
                        Metric.own().stream().map(Metric::word).sorted().collect(Collectors.joining(", ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatIsWrongWhereAndWhatToTry(String name, String script, String expected) {
        assertThat(Scripts.error(script).text().stripTrailing()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void namesTheCellInANotebook(String name, String script, String expected) throws IOException {
        try (ScriptCompiler compiler = new ScriptCompiler()) {
            String told = inACell(compiler, ScriptSource.cell(3, "\n" + script));
            Matcher line = Pattern.compile("^mine.groovy line (\\d+)")
                    .matcher(expected.lines().findFirst().orElseThrow());
            assertThat(line.find()).isTrue();
            assertThat(told).startsWith("Cell 3 line " + (Integer.parseInt(line.group(1)) + 1) + ": ");
        }
    }

    private static String inACell(ScriptCompiler compiler, ScriptSource cell) {
        try {
            NasturtiumScript loaded = compiler.load(cell, new Scripts().context(), new DslSession());
            return "no error, but " + Objects.requireNonNull(loaded).run();
        } catch (ScriptFailure failure) {
            return failure.error().text();
        } catch (RuntimeException | StackOverflowError | AssertionError failure) {
            return compiler.failure(failure).error().text();
        }
    }
}
