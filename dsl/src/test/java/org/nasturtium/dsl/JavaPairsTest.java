package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.compare.ComparisonDefinition;
import org.nasturtium.engine.data.Csv;
import org.nasturtium.engine.data.DataCatalogue;
import org.nasturtium.engine.data.DataPlaces;
import org.nasturtium.engine.data.TrainingRows;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.search.AskTell;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.Resource;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.Start;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.Setting;
import org.nasturtium.engine.space.block.Blocks;
import org.nasturtium.engine.space.block.Chain;
import org.nasturtium.engine.space.block.NetworkSpace;
import org.nasturtium.engine.space.block.OptionalBlock;
import org.nasturtium.engine.space.block.RepeatBlock;
import org.nasturtium.engine.space.cell.Cell;
import org.nasturtium.engine.space.cell.Join;
import org.nasturtium.engine.space.cell.ResBlockReduction;
import org.nasturtium.engine.space.cell.StackBlock;
import org.nasturtium.engine.space.cell.StemBlock;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.FileTableSource;
import org.nasturtium.engine.table.NasBench201Source;
import org.nasturtium.engine.table.Rehearsal;
import org.nasturtium.engine.table.TablePlaces;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

/** Everything that Groovy says can be said in Java in as many steps: each pair comes to the same value. */
class JavaPairsTest {
    private static final DataCatalogue DATA =
            new DataCatalogue(new DataPlaces(null, Path.of("no-home"), Path.of("no-packages")));

    /** A line of {@code search}, and the step of Java that says the same. */
    record Step(SearchDefinition definition) {}

    static Stream<Arguments> searches() {
        return Stream.of(
                pair(
                        "using evolution(population: 20)",
                        d -> d.using(new StrategyChoice("evolution", Map.of("population", 20)))),
                pair(
                        "using evolution(population: 20).for(60.trials) >> local().for(40.trials)",
                        d -> d.using(new StrategyChoice("evolution", Map.of("population", 20))
                                        .lasting(60)
                                        .then(new StrategyChoice("local", Map.of()).lasting(40)))
                                .within(Budget.trials(100))),
                pair(
                        "using adaptive([evolution(population: 5), random], switchWhen: stalled(20.trials), explain: yes)",
                        d -> d.using(new StrategyChoice(
                                "adaptive",
                                Map.of(
                                        "strategies",
                                        List.of(
                                                new StrategyChoice("evolution", Map.of("population", 5)),
                                                new StrategyChoice("random", Map.of())),
                                        "switchWhen",
                                        20,
                                        "explain",
                                        true)))),
                pair(
                        "budget 150.cpuSeconds",
                        d -> SearchDefinition.of(d.space(), d.data(), Budget.of(Resource.CPU, 150), null)),
                pair(
                        "budget 2.5.cpuMinutes, winner: 0.3\ntrain epochs: 6",
                        d -> SearchDefinition.of(
                                d.space(),
                                d.data(),
                                Budget.of(Resource.CPU, 150).withWinner(0.3),
                                TrainingPlan.fixed(TrainingSettings.defaults().withEpochs(6)))),
                pair(
                        "using local()\nbudget 150.cpuSeconds",
                        d -> d.using(new StrategyChoice("local", Map.of())).within(Budget.of(Resource.CPU, 150))),
                pair("budget 60.trials, 10.minutes", d -> d.within(new Budget(60, Duration.ofMinutes(10), null))),
                pair(
                        "maximize accuracy\nminimize params",
                        d -> d.aimingAt(List.of(new Objective("accuracy", true), new Objective("params", false)))),
                pair(
                        "reward { accuracy - 1e-7 * params }",
                        d -> d.rewarding(Reward.of(
                                "accuracy - 1e-7 * params",
                                List.of("accuracy", "params"),
                                m -> m.get("accuracy") - 1e-7 * m.get("params")))),
                pair("subjectTo params: 500.k", d -> d.subjectTo(List.of(new Limit("params", 500_000)))),
                pair("subjectTo accuracy: 0.9", d -> d.subjectTo(List.of(Limit.atLeast("accuracy", 0.9)))),
                pair("on threads(2), lag: 8", d -> d.on(new Placement(2, 8, false))),
                pair(
                        "budget 0.5.kgCO2, 100.Wh",
                        d -> SearchDefinition.of(
                                d.space(),
                                d.data(),
                                new Budget(
                                        null, null, null, null, Map.of(Resource.CARBON, 500.0, Resource.ENERGY, 100.0)),
                                null)),
                pair(
                        "on threads(2)\nenergy watts: 15, intensity: 56",
                        d -> d.on(Placement.threads(2).with(new Electricity(15.0, 56.0)))),
                pair(
                        "minimize energy\nsubjectTo inferenceEnergy: 20.mJ, carbon: 0.1.kgCO2",
                        d -> d.aimingAt(List.of(new Objective("energy", false)))
                                .subjectTo(List.of(new Limit("inferenceEnergy", 0.02), new Limit("carbon", 100)))),
                pair(
                        "train epochs: 3, optimizer: adamW(lr: 0.01), weightDecay: 0.001",
                        d -> d.trainedBy(TrainingPlan.fixed(TrainingSettings.defaults()
                                .withEpochs(3)
                                .withLearningRate(0.01)
                                .withOptimizer(OptimizerSettings.adamW(0.001))))),
                pair("train repeats: 3", d -> d.trainedBy(d.training().repeated(3))),
                pair(
                        "train batch: [32, 64]",
                        d -> d.trainedBy(new TrainingPlan(
                                TrainingSettings.defaults(),
                                List.of(Setting.choice(32, 64).decision("train.batch"))))),
                pair(
                        "seed 7\nbaseline no\nkeep 2\nbackend 'toy'\nmemory 1.GB",
                        d -> d.seeded(7)
                                .withBaseline(false)
                                .keeping(2)
                                .withBackend("toy")
                                .withMemoryLimit(1L << 30)));
    }

    private static Arguments pair(String groovy, java.util.function.UnaryOperator<SearchDefinition> java) {
        return Arguments.of(groovy, java);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void saysASearchInBothLanguages(String groovy, java.util.function.UnaryOperator<SearchDefinition> java) {
        SearchDefinition written = Scripts.searching(groovy);
        assertThat(written).isEqualTo(java.apply(SearchDefinition.of(written.space(), DATA.digits())));
    }

    @Test
    void saysAComparisonInBothLanguages() {
        Scripts scripts = new Scripts();
        scripts.run(
                Scripts.TINY
                        + "compare(tiny, evolution(population: 20), local) { data digits; budget 30.trials; seeds 1..20; on threads(2) }");
        ComparisonDefinition groovy = scripts.comparisons.get(0);
        SearchDefinition search =
                SearchDefinition.of(groovy.search().space(), DATA.digits()).within(Budget.trials(30));
        ComparisonDefinition java = ComparisonDefinition.of(
                        search.keeping(0),
                        new StrategyChoice("evolution", Map.of("population", 20)),
                        new StrategyChoice("local", Map.of()))
                .over(ComparisonDefinition.firstSeeds(20));

        assertThat(groovy)
                .isEqualTo(new ComparisonDefinition(
                        java.search().on(new Placement(2, 1, false)), java.strategies(), java.seeds()));
        assertThat(java.strategies()).extracting(StrategyChoice::name).containsExactly("random", "evolution", "local");
    }

    @Test
    void saysAComparisonsElectricityInBothLanguages() {
        for (String place : List.of("", "on threads(2)", "on threads(2), lag: 3")) {
            Scripts scripts = new Scripts();
            scripts.run(
                    Scripts.TINY + "compare(tiny, local) {\ndata digits\nenergy watts: 15, intensity: 56\nseeds 1, 2\n"
                            + place + "\n}");
            assertThat(scripts.comparisons.get(0).search().placement().electricity())
                    .as(place)
                    .isEqualTo(new Electricity(15.0, 56.0));
        }
    }

    @Test
    void saysDataInBothLanguages() {
        assertThat(new Scripts()
                        .run("[fashionMnist(train: 100, validation: 20), csv('x.csv', label: 'kind', drop: ['id'])]"))
                .isEqualTo(List.of(
                        DATA.fashionMnist(TrainingRows.of(100, 20)),
                        Csv.label(Path.of("x.csv"), "kind").dropping(List.of("id"))));
    }

    @Test
    void saysASpaceOfChoicesInBothLanguages() {
        Object groovy = new Scripts().run("""
                space('sizes') {
                choice 'c1', 8, 16, 24
                choice 'c2', 1..5
                choice 'rate', 0.0..0.5
                whenever('c1', 24) { choice 'extra', yes, no; whenever('extra', yes) { choice 'more', relu, swish } }
                }""");
        SearchSpace java = SearchSpace.of(
                "sizes",
                List.of(
                        Decision.choice("c1", 8, 16, 24)
                                .whenever(
                                        24,
                                        Decision.choice("extra", "yes", "no")
                                                .whenever("yes", Decision.choice("more", "relu", "swish"))),
                        Setting.range(1, 5).decision("c2"),
                        Setting.interval(0, 0.5).decision("rate")));
        same((SearchSpace) groovy, java);
    }

    @Test
    void saysTablesInBothLanguages() {
        Scripts scripts = new Scripts();
        SearchDefinition published = scripts.definition(Scripts.TINY
                + "search(tiny) {\nminimize fpgaLatency\nmaximize accuracy\n"
                + "data nb201Table('c10', epochs: 200, device: 'fpga')\nsubjectTo fpgaEnergy: 20.mJ\non threads(2) }");
        TablePlaces places = DATA.places().tables();
        assertThat(published)
                .isEqualTo(SearchDefinition.of(
                                published.space(),
                                NasBench201Source.of("c10", places)
                                        .after(List.of(200))
                                        .onDevice("fpga"))
                        .aimingAt(List.of(new Objective("fpgaLatency", false), new Objective("accuracy", true)))
                        .subjectTo(List.of(new Limit("fpgaEnergy", 0.02)))
                        .on(new Placement(2, 1, false)));

        SearchDefinition own = scripts.definition("def s = space('sizes') { choice 'c1', 8, 16 }\n"
                + "search(s) { data table('mine.csv', space: s, signal: 'valid', report: 'test') }");
        assertThat(own)
                .isEqualTo(SearchDefinition.of(
                        own.space(), FileTableSource.of(Path.of("mine.csv"), own.space(), "valid", "test")));
        assertThat(own.objectives()).containsExactly(new Objective("valid", true));
        assertThat(own.placement()).isEqualTo(Placement.sequential());

        SearchDefinition rehearsal =
                scripts.definition(Scripts.TINY + "search(tiny) { data digits; rehearse nb201Table('c10') }");
        assertThat(rehearsal)
                .isEqualTo(SearchDefinition.of(
                        rehearsal.space(), new Rehearsal(NasBench201Source.of("c10", places), DATA.digits())));
    }

    @Test
    void saysWhatASearchBeginsWithInBothLanguages() {
        Scripts scripts = new Scripts();
        SearchDefinition written = scripts.definition(Scripts.TINY
                + "search(tiny) { data digits; start with: [tiny.baseline(), 'conv.filters=16; pool.kind=avg'] }");
        assertThat(written.start())
                .isEqualTo(new Start(
                        List.of(written.space().baseline().values(), Map.of("conv.filters", 16L, "pool.kind", "avg")),
                        null));
    }

    @Test
    void asksAndTellsInBothLanguages() {
        Object groovy = new Scripts().run(Scripts.TINY + """
                def s = strategy(tiny, evolution(population: 3), budget: 8, seed: 7)
                def asked = []
                for (def a = s.propose(); a != null; a = s.propose()) { asked << a; s.observe(a, 0.9) }
                [asked*.text(), s.reason, s.best.accuracy, s.explain().sentence()]""");

        SearchSpace space = (SearchSpace) new Scripts().run(Scripts.TINY + "tiny");
        AskTell java = AskTell.of(
                space,
                new StrategyChoice("evolution", Map.of("population", 3)),
                List.of(new Objective("accuracy", true)),
                8,
                7);
        List<String> asked = new ArrayList<>();
        for (Architecture a = java.propose(); a != null; a = java.propose()) {
            asked.add(a.text());
            java.observe(a, 0.9);
        }
        assertThat(groovy)
                .isEqualTo(List.of(
                        asked,
                        String.valueOf(java.reason()),
                        0.9,
                        java.explain().sentence()));
    }

    @Test
    void asksAndTellsOnRungsInBothLanguages() {
        String nine = "def nine = space('nine') { conv filters: [8, 16, 32], kernel: [1, 3, 5]; output() }\n";
        Object groovy = new Scripts().run(nine + """
                def s = strategy(nine, halving(), budget: 12, seed: 7, rungs: [1, 3, 9])
                def asked = []
                for (def a = s.propose(); a != null; a = s.propose()) {
                  asked << "$a at ${Math.round(9 * s.part)}"
                  s.observe(a, asked.size() / 100.0)
                }
                asked*.toString()""");

        AskTell java = AskTell.onRungs(
                (SearchSpace) new Scripts().run(nine + "nine"),
                new StrategyChoice("halving", Map.of()),
                List.of(new Objective("accuracy", true)),
                12,
                7,
                List.of(1 / 9.0, 3 / 9.0, 1.0));
        List<String> asked = new ArrayList<>();
        for (Architecture a = java.propose(); a != null; a = java.propose()) {
            asked.add(a.text() + " at " + Math.round(9 * java.part()));
            java.observe(a, asked.size() / 100.0);
        }
        assertThat(groovy).isEqualTo(asked);
        assertThat(asked).anyMatch(line -> line.endsWith("at 1")).anyMatch(line -> line.endsWith("at 3"));
    }

    @Test
    void saysAChainSpaceInBothLanguages() {
        Object groovy = new Scripts()
                .run("space('tiny') { repeat 1..2, { conv filters: [8, 16]; optional batchNorm }; output() }");
        SearchSpace java = SearchSpace.of(
                "tiny",
                new NetworkSpace(Chain.of(
                        new RepeatBlock(
                                Setting.range(1, 2),
                                Chain.of(
                                        Blocks.make("conv", Map.of("filters", Setting.choice(8, 16))),
                                        new OptionalBlock(Chain.of(Blocks.make("batchNorm", Map.of()))))),
                        Blocks.make("output", Map.of()))));
        same((SearchSpace) groovy, java);
    }

    @Test
    void saysACellSpaceInBothLanguages() {
        Object groovy = new Scripts().run("""
                space('cells') {
                stem conv3x3(8)
                cell { nodes 3; ops skip, conv3x3; join concat }
                stack 1, cell, reduce: resBlock(stride: 2), times: 2
                output()
                }""");
        Cell cell = new Cell("cell", 3, List.of("skip", "conv3x3"), Join.CONCAT);
        SearchSpace java = SearchSpace.of(
                "cells",
                new NetworkSpace(Chain.of(
                        new StemBlock(3, 8),
                        new StackBlock(1, cell, new ResBlockReduction(2), 2),
                        Blocks.make("output", Map.of()))));
        same((SearchSpace) groovy, java);
    }

    private static void same(SearchSpace groovy, SearchSpace java) {
        assertThat(groovy.name()).isEqualTo(java.name());
        assertThat(groovy.decisions()).isEqualTo(java.decisions());
        assertThat(groovy.random(new SplittableRandom(1))).isEqualTo(java.random(new SplittableRandom(1)));
    }
}
