package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StrategiesTest {
    private static Map<String, Object> resolve(Map<String, Object> options) {
        return Strategies.named("evolution").resolve(options, 40);
    }

    @Test
    void namesTheNearestStrategy() {
        assertThatThrownBy(() -> Strategies.named("evolutoin"))
                .hasMessage("unknown strategy `evolutoin`\nDid you mean `evolution`? Known: "
                        + Strategies.names().stream().sorted().collect(Collectors.joining(", ")));
    }

    @Test
    void namesTheNearestOption() {
        assertThatThrownBy(() -> resolve(Map.of("populaton", 20)))
                .hasMessage("strategy `evolution` has no option `populaton`\n"
                        + "Did you mean `population`? Known: population, sample");
    }

    @Test
    void saysWhatAnOptionMustBe() {
        assertThatThrownBy(() -> resolve(Map.of("population", "many")))
                .hasMessageStartingWith(
                        "strategy `evolution`: `population: many` must be a whole number of at least 2");
        assertThatThrownBy(() -> resolve(Map.of("population", 1))).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> resolve(Map.of("sample", 2.5))).hasMessageContaining("whole number");
    }

    @Test
    void checksDecimalsAndFlags() {
        StrategyOption rate = StrategyOption.decimal("rate", "how fast", 0, 1, 0.5);
        StrategyOption naive = StrategyOption.flag("naive", "decision by decision", false);

        assertThat(rate.resolve("strategy `s`", Map.of(), 0)).isEqualTo(0.5);
        assertThat(rate.resolve("strategy `s`", Map.of("rate", 1), 0)).isEqualTo(1.0);
        assertThatThrownBy(() -> rate.resolve("strategy `s`", Map.of("rate", 1.5), 0))
                .hasMessage("strategy `s`: `rate: 1.5` must be a number of 0.0..1.0\nrate: how fast (usually 0.5)");
        assertThat(naive.resolve("strategy `s`", Map.of("naive", true), 0)).isEqualTo(true);
        assertThatThrownBy(() -> naive.resolve("strategy `s`", Map.of("naive", 1), 0))
                .hasMessageContaining("yes or no");
    }

    @Test
    void scalesThePopulationToTheBudget() {
        assertThat(resolve(Map.of())).containsEntry("population", 10).containsEntry("sample", 4);
        assertThat(Strategies.named("evolution").resolve(Map.of(), 1_000)).containsEntry("population", 50);
    }

    @Test
    void forgetsNoStrategyInCatalogueOrContract() {
        Set<String> strategies = new ClassFileImporter()
                .importPackages("org.nasturtium.engine.strategy").stream()
                        .filter(type -> type.tryGetField("KIND").isPresent())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        Set<String> contracts = new ClassFileImporter()
                .importPackages("org.nasturtium.engine.strategy").stream()
                        .filter(type -> type.isAssignableTo(SearchStrategyContract.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(type -> type.getSimpleName().replaceFirst("Test$", ""))
                        .collect(Collectors.toSet());

        assertThat(contracts).isEqualTo(strategies);
        assertThat(Strategies.catalogue()).hasSameSizeAs(strategies);
    }
}
