package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.BarsPanel;
import org.nasturtium.engine.strategy.panel.ChoicesPanel;
import org.nasturtium.engine.strategy.panel.FrontsPanel;
import org.nasturtium.engine.strategy.panel.MutationPanel;
import org.nasturtium.engine.strategy.panel.Panel;
import org.nasturtium.engine.strategy.panel.PhasesPanel;
import org.nasturtium.engine.strategy.panel.PopulationPanel;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Individual;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Role;
import org.nasturtium.engine.strategy.panel.PosteriorPanel;
import org.nasturtium.engine.strategy.panel.RungsPanel;
import org.nasturtium.engine.strategy.panel.SchedulePanel;
import org.nasturtium.engine.strategy.panel.SlicePanel;
import org.nasturtium.engine.strategy.panel.TablePanel;

/** One panel of each kind, from a word, a number and a size. */
final class PanelExamples {
    private PanelExamples() {}

    /** So many decisions: words, numbers, an interval, and one below another. */
    static SearchSpace space(String word, int decisions) {
        List<Decision> all = new ArrayList<>();
        all.add(Decision.choice("op " + word, word + " 3x3", "skip", "none")
                .whenever("skip", Decision.choice("below " + word, 1L, 2L)));
        all.add(Decision.choice("filters", 16L, 32L, 64L));
        all.add(new Decision("rate", new Domain.RealRange(1e-4, 1e-1, true)));
        all.add(new Decision("units", new Domain.IntegerRange(16, 256, 1, true)));
        for (int i = all.size(); i < decisions; i++) {
            all.add(Decision.choice("a.rather.long.name." + i + ".of.a.decision", 3L, 5L, 7L));
        }
        return SearchSpace.of("example", all);
    }

    static List<Panel> all(String word, @Nullable Double number, int size) {
        SearchSpace space = space(word, Math.min(16, size));
        Random random = new Random(7);
        List<Architecture> members =
                IntStream.range(0, size).mapToObj(i -> space.random(random)).toList();
        double some = number == null ? Double.NaN : number;
        Role[] roles = Role.values();
        return List.of(
                TablePanel.of("table " + word, word, "value").plus(word, number),
                bars(word, some, size),
                new ChoicesPanel(
                        "choices " + word,
                        List.of("probability", "amplitude"),
                        IntStream.range(0, size)
                                .mapToObj(i -> new ChoicesPanel.Choice(
                                        word + i,
                                        List.of(
                                                new ChoicesPanel.Alternative(word, List.of(0.25, 0.5), true),
                                                new ChoicesPanel.Alternative("x", List.of(some, some), false))))
                                .toList()),
                new PopulationPanel(
                        "population " + word,
                        space,
                        List.of(word, "params"),
                        IntStream.range(0, size)
                                .mapToObj(i -> new Individual(
                                        i,
                                        members.get(i),
                                        Arrays.asList(number, null),
                                        i < roles.length ? List.of(roles[i]) : List.of()))
                                .toList()),
                new MutationPanel(
                        "mutation " + word,
                        space,
                        List.of(
                                new MutationPanel.Parent(3, members.get(0)),
                                new MutationPanel.Parent(4, members.get(size - 1))),
                        space.random(random)),
                new PosteriorPanel(
                        "posterior " + word,
                        space,
                        word,
                        "expected improvement",
                        number,
                        members.stream()
                                .map(member -> new PosteriorPanel.Candidate(member, some, some - 1, some + 1, some))
                                .toList()),
                new SlicePanel(
                        "slice " + word,
                        word,
                        "accuracy",
                        some,
                        IntStream.range(0, size)
                                .mapToObj(i -> new SlicePanel.Point(
                                        word + i, some, some - i, some + i, some, i == 2 ? number : null, i == 1))
                                .toList()),
                new RungsPanel(
                        "rungs " + word,
                        word,
                        true,
                        List.of(
                                new RungsPanel.Rung(0.1, seats(members, word, number, true)),
                                new RungsPanel.Rung(1, seats(members, word, null, false)))),
                new FrontsPanel(
                        "fronts " + word,
                        word,
                        "params",
                        IntStream.range(0, size)
                                .mapToObj(i -> new FrontsPanel.Member(i, 1 + i % 5, number, i % 2 == 0 ? number : null))
                                .toList()),
                new SchedulePanel(
                        "schedule " + word,
                        word,
                        "temperature",
                        IntStream.range(0, size)
                                .mapToObj(i -> new SchedulePanel.Point(i, some / (i + 1)))
                                .toList(),
                        some),
                new PhasesPanel(
                        "phases " + word,
                        List.of(
                                new PhasesPanel.Phase(word, 60, PhasesPanel.State.DONE),
                                new PhasesPanel.Phase("local()", 0, PhasesPanel.State.NOW),
                                new PhasesPanel.Phase("bayes()", 0, PhasesPanel.State.TO_COME))));
    }

    private static Panel bars(String word, double number, int size) {
        BarsPanel bars = BarsPanel.of("bars " + word, word, "one", "other");
        for (int i = 0; i < size; i++) {
            bars = bars.plus(word + i, number, -number);
        }
        return bars;
    }

    private static List<RungsPanel.Seat> seats(
            List<Architecture> members, String word, @Nullable Double number, boolean isPromoted) {
        List<RungsPanel.Seat> seats = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            seats.add(new RungsPanel.Seat(word + i, (long) i, number, isPromoted && i % 3 == 0));
        }
        return seats;
    }
}
