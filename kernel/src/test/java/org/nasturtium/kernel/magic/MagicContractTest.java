package org.nasturtium.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.dsl.ScriptError;
import org.nasturtium.dsl.ScriptFailure;

/** What every magic of the catalogue keeps. */
class MagicContractTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    static List<String> names() {
        return Magics.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysHowItIsWrittenAndWhatItDoes(String name) throws ScriptFailure {
        MagicHelp help = Magics.named(name).help();
        assertThat(help.usage().lines()).anyMatch(line -> line.startsWith(help.sign()));
        assertThat(help.does()).isNotBlank().doesNotContain("\n");
        assertThat(help.example()).contains(help.sign());
        assertThat(notebook.prints("%help " + name)).contains(help.usage()).contains(help.does());
        assertThat(notebook.prints("%" + name + "?")).contains(help.does());
        assertThat(notebook.prints("%help")).contains(help.sign()).contains(help.does());
    }

    @ParameterizedTest
    @MethodSource("names")
    void isCompletedAndExplained(String name) {
        MagicHelp help = Magics.named(name).help();
        String begun = help.sign().substring(0, help.sign().length() - 1);
        assertThat(notebook.tab("x = 1\n" + begun + "|").matches()).contains(help.sign());
        assertThat(notebook.help.inspect(help.sign() + " ", 3, false)).contains(help.does());
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesTheFormThatItHasNot(String name) {
        MagicHelp help = Magics.named(name).help();
        if (!help.forms().cell()) {
            ScriptError error = notebook.error("\n%%" + name + "\n1");
            assertThat(error.line()).isEqualTo(2);
            assertThat(error.message()).contains("`%%" + name + "` is for one line");
        }
        if (!help.forms().line()) {
            assertThat(notebook.error("%" + name).message()).contains("is for a whole cell");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void standsInTheManual(String name) throws IOException {
        MagicHelp help = Magics.named(name).help();
        assertThat(Files.readString(Path.of("..", "docs", "kernel.md"))).contains("| `" + help.sign());
    }

    @Test
    void namesTheNearestMagicAndThePlace() {
        ScriptError error = notebook.error("def a = 1\n\n  %tme a");
        assertThat(error.line()).isEqualTo(3);
        assertThat(error.column()).isEqualTo(3);
        assertThat(error.source()).isEqualTo("  %tme a");
        assertThat(error.message()).isEqualTo("there is no magic `%tme`");
        assertThat(error.hint()).startsWith("Did you mean `time`?");
        assertThat(notebook.session.variables()).as("nothing was run").isEmpty();
    }
}
