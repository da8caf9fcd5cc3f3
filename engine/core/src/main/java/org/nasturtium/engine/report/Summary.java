package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.EnergySpent;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.search.VersusRandom;
import org.nasturtium.engine.strategy.Trial;

/** A search's result on one terminal screen. */
final class Summary {
    private static final int WIDTH = 80;
    private static final int TOP = 5;
    private static final int TOP_BESIDE_A_FRONT = 2;
    private static final int ARCHITECTURE_LINES = 3;

    private Summary() {}

    static String of(ReportInput input) {
        List<String> lines = new ArrayList<>(Sentences.wrapped(Sentences.headline(input.result()), WIDTH));
        @Nullable VersusRandom random = input.result().versusRandom();
        lines.addAll(limited(
                Sentences.wrapped(Sentences.gain(input.result()), WIDTH),
                random == null && input.result().definition().objectives().size() == 1 ? 4 : 2));
        if (random != null) {
            lines.addAll(limited(Sentences.wrapped(random.sentence(), WIDTH), 3));
        }
        String front = Sentences.front(input.result());
        if (!front.isEmpty()) {
            lines.addAll(limited(Sentences.wrapped(front, WIDTH), 3));
        }
        Findings findings = Findings.of(input.result());
        @Nullable Trial best = findings.best();
        if (best != null) {
            lines.add("");
            lines.addAll(List.of(
                    TableText.of(Tables.bestFirst(input.result()), WIDTH, front.isEmpty() ? TOP : TOP_BESIDE_A_FRONT)
                            .split("\n")));
            lines.add("");
            String winner = "best: trial " + best.id() + ", " + best.origin() + ": "
                    + best.architecture().text();
            lines.addAll(limited(
                    Sentences.wrapped(winner, WIDTH), random == null ? ARCHITECTURE_LINES : ARCHITECTURE_LINES - 1));
        }
        @Nullable TestReport test = input.test();
        if (test != null) {
            lines.addAll(limited(Sentences.wrapped(Sentences.test(test), WIDTH), 2));
        }
        String counts = Sentences.counts(input.result()) + firstFailure(input);
        lines.addAll(limited(Sentences.wrapped(counts, WIDTH), best == null ? 4 : 1));
        EnergySpent energy = input.result().energy();
        if (energy != null) {
            lines.addAll(limited(Sentences.wrapped("energy: " + energy.brief(), WIDTH), 1));
        }
        lines.add("files: " + input.result().run());
        return String.join("\n", lines);
    }

    private static String firstFailure(ReportInput input) {
        return input.result().trials().stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Failed)
                .findFirst()
                .map(trial -> "; trial " + trial.id() + ": " + ((Outcome.Failed) trial.outcome()).cause())
                .orElse("");
    }

    private static List<String> limited(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most));
        String last = kept.get(most - 1);
        kept.set(most - 1, (last.length() > WIDTH - 4 ? last.substring(0, WIDTH - 4) : last) + " ...");
        return kept;
    }
}
