package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
                        return Arguments.of(nameAndRest[0], scriptAndError[0], scriptAndError[1].stripTrailing());
                    });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatIsWrongWhereAndWhatToTry(String name, String script, String expected) {
        assertThat(Scripts.error(script).text().stripTrailing()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void namesTheCellInANotebook(String name, String script, String expected) throws IOException {
        ScriptSource cell = ScriptSource.cell(3, "\n" + script);
        try (ScriptCompiler compiler = new ScriptCompiler()) {
            compiler.load(cell, new Scripts().context(), new DslSession());
        } catch (ScriptFailure failure) {
            String moved = expected.replaceFirst("^mine.groovy line (\\d+)", "Cell 3 line ?");
            assertThat(failure.error()
                            .text()
                            .replaceFirst("^Cell 3 line \\d+", "Cell 3 line ?")
                            .lines()
                            .findFirst())
                    .isEqualTo(moved.lines().findFirst());
        }
    }
}
