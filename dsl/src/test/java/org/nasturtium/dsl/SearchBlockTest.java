package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.train.Augmentation;
import org.nasturtium.engine.train.TrainingSettings;
import org.nasturtium.engine.train.TrainingSettings.Schedule;

/** What the words of {@code search} come to. */
class SearchBlockTest {
    @Test
    void fillsInEveryDefault() {
        SearchDefinition definition = Scripts.searching("");
        assertThat(definition).isEqualTo(SearchDefinition.of(definition.space(), definition.data()));
    }

    @Test
    void readsStrategyBudgetPlaceAndSeed() {
        SearchDefinition definition = Scripts.searching("""
                using evolution(population: 20, sample: 5)
                budget 60.trials, 10.minutes, stalled(20)
                on threads(2), lag: 8, ordering: arrival
                seed(-42)
                baseline no
                keep 5
                backend 'toy'
                memory 2.GB
                """);
        assertThat(definition.strategy())
                .isEqualTo(new StrategyChoice("evolution", Map.of("population", 20, "sample", 5)));
        assertThat(definition.budget()).isEqualTo(new Budget(60, Duration.ofMinutes(10), 20));
        assertThat(definition.placement()).isEqualTo(new Placement(2, 8, true));
        assertThat(definition.seed()).isEqualTo(-42);
        assertThat(definition.baseline()).isFalse();
        assertThat(definition.keep()).isEqualTo(5);
        assertThat(definition.backend()).isEqualTo("toy");
        assertThat(definition.memoryLimitBytes()).isEqualTo(2L << 30);
    }

    @Test
    void readsObjectivesAndLimitsInTheirUnits() {
        SearchDefinition definition = Scripts.searching("""
                maximize accuracy
                minimize latency, params
                subjectTo params: 500.k, latency: 5.ms, memory: 64.MB, macs: 5.M, accuracy: 0.9""");
        assertThat(definition.objectives())
                .containsExactly(
                        new Objective("accuracy", true),
                        new Objective("latency", false),
                        new Objective("params", false));
        assertThat(definition.limits())
                .containsExactly(
                        new Limit("params", 500_000),
                        new Limit("latency", 0.005),
                        new Limit("memory", 64 << 20),
                        new Limit("macs", 5e6),
                        Limit.atLeast("accuracy", 0.9));
    }

    @Test
    void readsARewardWithItsTextItsMetricsAndItsVariables() {
        Reward reward = new Scripts()
                .definition("def w = -0.07\ndef target = 80.ms\ndef accuracy = 5\n" + Scripts.TINY + """
                        search(tiny) {
                          data digits
                          reward {
                            def ratio = latency / target
                            accuracy * ratio ** w // MnasNet
                          }
                        }
                        """)
                .reward();
        assertThat(reward).isNotNull();
        assertThat(reward.text()).isEqualTo("def ratio = latency / target\naccuracy * ratio ** w // MnasNet");
        assertThat(reward.metrics()).containsExactly("accuracy", "latency");
        assertThat(reward.constants()).isEqualTo(Map.of("w", -0.07, "target", 0.08));
        assertThat(reward.of(Map.of("accuracy", 0.9, "latency", 0.16)))
                .as("a metric wins over a variable")
                .isCloseTo(0.9 * Math.pow(2, -0.07), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy * (latency / 80.ms) ** -0.07 | 0.9 * 0.5 ** -0.07",
                "latency > 80.ms ? 0 : accuracy | 0.9",
                "max(accuracy, 1) - Math.log10(params) / 10.k | 1 - 3 / 10000",
                "[accuracy, params / 1.k].collect { it * accuracy }.sum() | 0.9 * 0.9 + 1 * 0.9",
                "memory / 1.MB | 2",
                "-params | -1000"
            })
    void computesFormulas(String formula, String expected) {
        Reward reward = Scripts.searching("reward { " + formula + " }").reward();
        assertThat(reward).isNotNull();
        assertThat(reward.text()).isEqualTo(formula);
        Number value = (Number) new Scripts().run(expected);
        assertThat(reward.of(Map.of("accuracy", 0.9, "latency", 0.04, "params", 1000.0, "memory", 2097152.0)))
                .isCloseTo(value.doubleValue(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accuracy -\n  1e-7 * params",
                "def worth = accuracy\nworth -= 0.01 * log(params)\nworth",
                "def n = 0\n[accuracy, params].each { n += it }\nn",
                "if (params > 2) { return 0 }\naccuracy",
                "if (params > 2) {\n0\n} else {\naccuracy\n}",
                "1 / (accuracy as int - 1)",
                "pow(accuracy, 2) * params"
            })
    void letsFormulasHaveLines(String formula) {
        Reward reward = Scripts.searching("reward {\n" + formula + "\n}").reward();
        assertThat(reward).isNotNull();
        assertThat(reward.metrics()).contains("accuracy");
    }

    @Test
    void saysThatTheStrategyIsUsualWhereNoneIsNamed() {
        assertThat(Scripts.searching("budget 10.minutes, winner: 0").isUsual()).isTrue();
        assertThat(Scripts.searching("using bayes()\ntrain epochs: 5\nbudget 10.minutes, winner: 0.3")
                        .isUsual())
                .isFalse();
        assertThat(Scripts.searching("budget 60.trials, 10.minutes").isUsual()).isFalse();
    }

    @Test
    void takesARewardsVariablesAlsoFromAMethodAndLeavesAPersonsOwnRewardAlone() {
        Scripts scripts = new Scripts();
        scripts.run(Scripts.TINY + """
                def tried(space, double params) {
                  def weight = 3
                  search(space) { data digits; reward { weight * accuracy - params } }
                }
                def reward(Closure c) { c() }
                assert reward { 42 } == 42
                tried(tiny, 7)
                """);
        Reward reward = scripts.definitions.get(0).reward();
        assertThat(reward).isNotNull();
        assertThat(reward.constants()).isEqualTo(Map.of("weight", 3.0));
        assertThat(reward.of(Map.of("accuracy", 1.0, "params", 1.0))).isEqualTo(2);
    }

    @Test
    void fixesTrainingSettings() {
        TrainingSettings settings = Scripts.searching(
                        "train epochs: 3, batch: 32, optimizer: sgd(lr: 0.1, momentum: 0.8), "
                                + "schedule: linear, weightDecay: 0.0005, labelSmoothing: 0.1, augment: [shift(2), flip, cutout(4)], "
                                + "patience: 2, timeout: 60.seconds")
                .training()
                .fixed();
        assertThat(settings.epochs()).isEqualTo(3);
        assertThat(settings.batch()).isEqualTo(32);
        assertThat(settings.learningRate()).isEqualTo(0.1);
        assertThat(settings.optimizer().weightDecay()).isEqualTo(0.0005);
        assertThat(settings.optimizer().rule().toString()).contains("momentum=0.8");
        assertThat(settings.schedule()).isEqualTo(Schedule.LINEAR);
        assertThat(settings.labelSmoothing()).isEqualTo(0.1);
        assertThat(settings.augmentation()).isEqualTo(new Augmentation(2, true, 4));
        assertThat(settings.patience()).isEqualTo(2);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void makesTrainingSettingsDecisions() {
        SearchDefinition definition = Scripts.searching(
                "train epochs: 2..4, batch: [32, 64], optimizer: adam(lr: 0.0005..0.005), schedule: [cosine, linear]");
        assertThat(definition.training().decisions())
                .extracting("name", "domain")
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("train.epochs", new Domain.IntegerRange(2, 4, 1, false)),
                        org.assertj.core.groups.Tuple.tuple("train.batch", new Domain.Categorical(List.of(32L, 64L))),
                        org.assertj.core.groups.Tuple.tuple(
                                "train.learningRate", new Domain.RealRange(0.0005, 0.005, true)),
                        org.assertj.core.groups.Tuple.tuple(
                                "train.schedule", new Domain.Categorical(List.of("cosine", "linear"))));
        assertThat(definition
                        .training()
                        .settings(definition.searched().baseline())
                        .epochs())
                .isBetween(2, 4);
    }

    @Test
    void letsAPersonsVariableWinOverANounAndNeverOverAVerb() {
        Scripts scripts = new Scripts();
        SearchDefinition definition =
                scripts.definition("def seed = 42\ndef data = digits\ndef keep = 7\n" + Scripts.TINY
                        + "def epochs = 2\nsearch(tiny) { data data; seed seed; keep keep; train epochs: epochs }");
        assertThat(definition.seed()).isEqualTo(42);
        assertThat(definition.keep()).isEqualTo(7);
        assertThat(definition.training().fixed().epochs()).isEqualTo(2);
    }

    @Test
    void takesAMetricAsTextWhereAVariableHidesIt() {
        Scripts scripts = new Scripts();
        SearchDefinition definition = scripts.definition(
                "accuracy = 0.9\n" + Scripts.TINY + "search(tiny) { data digits; maximize 'accuracy' }");
        assertThat(definition.objectives()).containsExactly(new Objective("accuracy", true));
    }

    @Test
    void seesLocalsAndMethodsOfTheScript() {
        SearchDefinition definition = new Scripts().definition(Scripts.TINY + """
                def most() { 9 }
                def go(n) { search(tiny) { data digits; budget n.trials; keep most() } }
                go(7)""");
        assertThat(definition.budget()).isEqualTo(Budget.trials(7));
        assertThat(definition.keep()).isEqualTo(9);
    }

    @Test
    void judgesAPredictedNumberByItsError() {
        SearchDefinition definition = new Scripts()
                .definition(
                        "def s = space('s') { dense units: 8; output() }\nsearch(s) { data csv('x.csv', target: 'y') }");
        assertThat(definition.objectives()).containsExactly(new Objective("rmse", false));
    }

    @Test
    void tellsTheSearcherOfScriptRunAndResumption() {
        Scripts scripts = new Scripts();
        scripts.run(Scripts.TINY + """
                search(tiny) { data digits }
                search(tiny, resume: yes) { data digits }
                resume 'runs/tiny', budget: 5.trials""");
        assertThat(scripts.environments).extracting("resume").containsExactly(false, true, true);
        assertThat(scripts.environments).extracting("moreTrials").containsExactly(0, 0, 5);
        assertThat(scripts.environments.get(2).name()).isEqualTo("tiny");
        assertThat(scripts.definitions.get(2)).isEqualTo(scripts.definitions.get(1));
    }

    @Test
    void refusesToResumeInsideOfAScript() {
        for (String line :
                List.of("search(tiny, resume: yes) { data digits }", "resume 'runs/mine', budget: 5.trials")) {
            ScriptSource source = Scripts.source(Scripts.TINY + line);
            assertThatThrownBy(() ->
                            ScriptRunner.run(source, new Scripts().context().forScript(source)))
                    .as(line)
                    .isInstanceOfSatisfying(
                            ScriptFailure.class,
                            failure -> assertThat(failure.error().text())
                                    .contains("is for notebooks", "./nas resume runs/mine"));
        }
    }

    @Test
    void readsResultsAsProperties() {
        Object read = new Scripts()
                .run(
                        Scripts.TINY + "def found = search(tiny) { data digits }\n"
                                + "[found.best.accuracy, found.trials.size(), found.table.rowCount(), found.best.architecture.text, "
                                + "found.front.size(), found.plot.progress().class.simpleName, tiny.size, found.trials[0].params]");
        assertThat(read).asString().isEqualTo("[0.9, 1, 1, conv.filters=8; pool.kind=max, 1, Figure, 4, 100.0]");
    }
}
