package org.nasturtium.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.store.Json;
import picocli.CommandLine;

class BenchStrategiesCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path table;
    private Path space;

    @BeforeEach
    void writesTableAndSpace() throws IOException {
        table = Files.writeString(folder.resolve("mine.csv"), """
                c1,c2,extra,valid,test
                8,8,,0.50,0.48
                8,16,,0.55,0.50
                16,8,,0.60,0.61
                16,16,,0.70,0.66
                24,8,no,0.90,0.85
                24,16,yes,0.75,0.70
                """);
        space = Files.writeString(folder.resolve("sizes.groovy"), """
                space('sizes') {
                  choice 'c1', 8, 16, 24
                  choice 'c2', 8, 16
                  whenever('c1', 24) { choice 'extra', yes, no }
                }
                """);
    }

    private int nas(String... options) {
        List<String> all = new ArrayList<>(List.of("bench", "strategies", "--table", table.toString()));
        all.addAll(List.of(options));
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(all.toArray(String[]::new));
    }

    @Test
    void writesARowAStrategyAndBudgetWithRandomSearchAmongThem() throws IOException {
        int code = nas(
                "--space",
                space.toString(),
                "--signal",
                "valid",
                "--report",
                "test",
                "--strategies",
                "exhaustive, evolution(population: 3), random.for(2.trials) >> local()",
                "--budget",
                "4,8",
                "--seeds",
                "5",
                "--json",
                "-");

        assertThat(code).as(err.toString()).isZero();
        JsonNode rows = Json.parse(out.toString()).path("rows");
        assertThat(rows.findValuesAsText("strategy"))
                .containsExactly(
                        "random",
                        "random",
                        "exhaustive",
                        "exhaustive",
                        "evolution(population: 3)",
                        "evolution(population: 3)",
                        "random().for(2.trials) >> local",
                        "random().for(2.trials) >> local");
        assertThat(rows.get(3).path("mean").doubleValue()).isEqualTo(0.85);
        assertThat(rows.get(3).path("hit").doubleValue()).isEqualTo(1);
        assertThat(rows.get(3).path("seeds").intValue()).isEqualTo(5);
        assertThat(rows.get(3).path("cpuSeconds").doubleValue()).isPositive();
    }

    @Test
    void saysWhatIsMissingOrUnknown() {
        assertThat(nas("--strategies", "random")).isEqualTo(2);
        assertThat(err.toString()).contains("--dataset NAME (NAS-Bench-201), or --space, --signal and --report");
        assertThat(nas("--space", space.toString(), "--signal", "vaild", "--report", "test"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("has no column `vaild`").contains("Did you mean `valid`?");
        assertThat(nas("--dataset", "c10", "--strategies", "evolutoin")).isEqualTo(2);
        assertThat(err.toString()).contains("--strategies: unknown strategy `evolutoin`");
    }
}
