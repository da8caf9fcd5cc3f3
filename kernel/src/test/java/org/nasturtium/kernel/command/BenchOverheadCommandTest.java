package org.nasturtium.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.store.Json;
import picocli.CommandLine;

class BenchOverheadCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int nas(String... options) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(options);
    }

    @Test
    void writesARowAStrategyLengthAndPlace() throws IOException {
        int code = nas("bench", "overhead", "--strategies", "halving", "--trials", "20,40", "--json", "-");
        assertThat(code).isZero();
        JsonNode node = Json.parse(out.toString());
        assertThat(node.path("rows"))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.path("millisecondsPerTrial").doubleValue())
                        .isPositive());
        JsonNode last = node.path("rows").get(3);
        assertThat(last.path("strategy").asText()).isEqualTo("halving");
        assertThat(last.path("trials").intValue()).isEqualTo(40);
        assertThat(last.path("journal").booleanValue()).isTrue();
        assertThat(node.path("replay").path("trials").intValue()).isEqualTo(10_000);
        assertThat(node.path("replay").path("seconds").doubleValue()).isPositive();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(nas("bench", "overhead", "--trials", "0")).isEqualTo(2);
        assertThat(nas("bench", "overhead", "--strategies", "evolutoin")).isEqualTo(2);
        assertThat(err.toString()).contains("--trials must be at least 1").contains("Did you mean `evolution`?");
    }
}
