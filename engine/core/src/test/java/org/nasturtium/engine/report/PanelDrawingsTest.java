package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Explanation;
import org.nasturtium.engine.strategy.FidelityScale;
import org.nasturtium.engine.strategy.Proposal;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.StrategyTask;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.strategy.panel.MutationPanel;
import org.nasturtium.engine.strategy.panel.Panel;
import org.nasturtium.engine.strategy.panel.RungsPanel;
import org.nasturtium.engine.strategy.panel.TablePanel;

/** What every drawing of a strategy's inner state keeps. */
class PanelDrawingsTest {
    private static final String NASTY = "it's </script><b>&\"";
    /** What is shown in a notebook as base64 stays below 100 kB. */
    private static final int MOST = 74_000;

    private static final SearchSpace SPACE = SearchSpace.of(
            "small",
            List.of(
                    Decision.choice("op", "conv3", "conv1", "skip", "none"),
                    Decision.choice("filters", 16L, 32L, 64L),
                    Decision.choice("act", "relu", "swish")));

    static List<Panel> examples() {
        return PanelExamples.all("word", 0.5, 12);
    }

    static List<String> strategies() {
        return Strategies.names();
    }

    @Test
    void everyKindHasAnExample() {
        assertThat(examples())
                .extracting(panel -> (Object) panel.getClass())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList((Object[]) Panel.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyKindButTheTableIsDrawnWithItsNameAndWords(Panel panel) {
        String svg = checked(panel);
        if (!(panel instanceof TablePanel)) {
            assertThat(svg).contains("<title>" + panel.name()).contains("font-weight=\"600\">" + panel.name());
        }
        assertThat(Explanations.html(Explanation.of("It did.", panel)).length()).isLessThan(100_000);
        assertThat(Explanations.text(Explanation.of("It did.", panel))).contains("It did.", panel.name());
    }

    @Test
    void drawsNumbersThatAreNone() {
        for (Double number : new @Nullable Double[] {null, Double.NaN, Double.POSITIVE_INFINITY, 0.0, -1e300}) {
            PanelExamples.all("word", number, 12).forEach(PanelDrawingsTest::checked);
        }
    }

    @Test
    void drawsOneAndVeryMany() {
        for (int size : new int[] {1, 100}) {
            PanelExamples.all("word", 0.5, size).forEach(PanelDrawingsTest::checked);
        }
    }

    @Test
    void drawsThoseThatWentOnAndTheBestOfFullRungs() {
        List<RungsPanel.Rung> rungs = new ArrayList<>();
        for (int rung = 0; rung < 5; rung++) {
            List<RungsPanel.Seat> seats = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                seats.add(new RungsPanel.Seat("a" + i, (long) i, i / 3_000.0, rung < 4 && (i < 20 || i > 2_990)));
            }
            rungs.add(new RungsPanel.Rung(0.2 * (rung + 1), seats));
        }
        String svg = checked(new RungsPanel("rungs", "accuracy", true, rungs));
        assertThat(svg.split("best 60 of 3000 here", -1)).hasSize(6);
        assertThat(svg.split("<circle[^>]*" + Figures.ORANGE, -1))
                .as("each that went on, and the key")
                .hasSize(4 * 29 + 1 + 1);
    }

    @Test
    void staysSafeWithAnyName() {
        for (Panel panel : PanelExamples.all(NASTY, 0.5, 5)) {
            checked(panel);
            assertThat(Explanations.html(Explanation.of(NASTY, panel))).doesNotContain("<b>&");
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void drawsWhatEveryStrategyShows(String name) {
        for (List<Objective> objectives : List.of(
                List.of(new Objective("accuracy", true)),
                List.of(new Objective("accuracy", true), new Objective("params", false)))) {
            SearchStrategy strategy = Strategies.create(
                    new StrategyChoice(name, Map.of()),
                    new StrategyTask(
                            SPACE,
                            objectives,
                            List.of(),
                            24,
                            Map.of(),
                            new FidelityScale(List.of(1 / 9.0, 1 / 3.0, 1.0)),
                            (proxy, architecture) -> architecture.text().hashCode()));
            List<Panel> seen = new ArrayList<>();
            for (int k = 0; k < 24; k++) {
                draw(strategy.explain(), seen);
                Proposal proposal = strategy.propose(new SplittableRandom(k));
                draw(strategy.explain(), seen);
                strategy.observe(new Trial(
                        k,
                        proposal.architecture(),
                        new Fidelity(1, 1, proposal.part()),
                        proposal.origin(),
                        new Outcome.Completed(metrics(proposal.architecture()), List.of()),
                        0));
            }
            draw(strategy.explain(), seen);
            assertThat(seen).isNotEmpty();
        }
    }

    private static void draw(Explanation explanation, List<Panel> seen) {
        explanation.panels().forEach(PanelDrawingsTest::checked);
        seen.addAll(explanation.panels());
        assertThat(Explanations.text(explanation)).startsWith(explanation.sentence());
    }

    private static Map<String, Double> metrics(Architecture architecture) {
        double filters = ((Number) architecture.value("filters")).doubleValue();
        return Map.of(
                "accuracy",
                (architecture.value("op").equals("conv3") ? 0.9 : 0.6) + filters / 1000,
                "params",
                filters * filters);
    }

    @Test
    void framesWhatMutatedAndNothingElse() {
        Architecture parent = SPACE.parse("op=conv3; filters=16; act=relu");
        Architecture child = SPACE.parse("op=conv3; filters=64; act=relu");
        String svg = PanelDrawings.svg(
                new MutationPanel("mutation", SPACE, List.of(new MutationPanel.Parent(5, parent)), child));
        assertThat(svg.split(Figures.RED, -1)).hasSize(2);
        assertThat(svg).contains("filters: 16 → 64").contains("trial 5");
    }

    @Test
    void aWordHasItsColourWhereverItStands() {
        GeneColors colors = new GeneColors(SearchSpace.of(
                "two", List.of(Decision.choice("a", "conv", "skip", "none"), Decision.choice("b", "skip", "conv"))));
        assertThat(colors.fill("a", "conv")).isEqualTo(colors.fill("b", "conv"));
        assertThat(colors.fill("a", "conv")).isNotEqualTo(colors.fill("a", "skip"));
        assertThat(colors.fill("b", null)).isEqualTo(GeneColors.ABSENT);
    }

    @Test
    void numbersGrowDarker() {
        GeneColors colors = new GeneColors(SPACE);
        assertThat(GeneColors.inkOn(colors.fill("filters", 16L))).isEqualTo("#1f2733");
        assertThat(GeneColors.inkOn(colors.fill("filters", 64L))).isEqualTo("#ffffff");
    }

    private static String checked(Panel panel) {
        String svg = PanelDrawings.svg(panel);
        if (panel instanceof TablePanel) {
            assertThat(svg).isEmpty();
            return svg;
        }
        Xml.parse(svg);
        assertThat(svg).doesNotContainPattern("=\"[^\"<>]*(NaN|Infinity)").hasSizeLessThan(MOST);
        Matcher places = Pattern.compile(" (?:x|cx|x1|x2)=\"(-?[0-9.]+)\"").matcher(svg);
        while (places.find()) {
            assertThat(Double.parseDouble(places.group(1))).isBetween(-5.0, Sketch.WIDTH + 5);
        }
        return svg;
    }
}
