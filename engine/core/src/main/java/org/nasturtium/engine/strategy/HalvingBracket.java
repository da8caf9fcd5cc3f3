package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.panel.RungsPanel;

/**
 * One bracket of successive halving: so many architectures at a low rung, of which the best of each rung go on to the
 * next one when the rung is complete (Jamieson and Talwalkar 2016, "Non-stochastic Best Arm Identification").
 *
 * <p>A rung passes on one of as many members as the next rung costs more, so that each rung costs about the same
 * whatever the evaluator's fidelities are.
 */
final class HalvingBracket {
    private final List<Double> rungs;
    private final List<Objective> objectives;
    private final int size;
    private int rung;
    private Map<String, Member> members = new LinkedHashMap<>();
    private List<Trial> waiting = List.of();
    private final List<RungsPanel.Rung> climbed = new ArrayList<>();

    private static final class Member {
        private @Nullable Trial trial;
    }

    /**
     * A bracket that begins with so many architectures.
     *
     * @param rungs parts of a full evaluation, ascending; the first one is where it begins
     */
    HalvingBracket(List<Double> rungs, int size, List<Objective> objectives) {
        this.rungs = rungs;
        this.size = size;
        this.objectives = objectives;
    }

    /** The next evaluation; null while results are awaited, or at its end. */
    @Nullable
    Proposal next(Supplier<Proposal> draw) {
        if (rung == 0) {
            if (members.size() >= size) {
                return null;
            }
            Proposal drawn = draw.get();
            members.putIfAbsent(drawn.architecture().text(), new Member());
            return at(drawn.architecture(), Proposal.ANEW, drawn.origin());
        }
        if (members.size() >= waiting.size()) {
            return null;
        }
        Trial promoted = waiting.get(members.size());
        members.put(promoted.architecture().text(), new Member());
        return at(
                promoted.architecture(),
                promoted.id(),
                "trial " + promoted.id() + " went on, " + members.size() + " of " + waiting.size() + " promoted");
    }

    private Proposal at(Architecture architecture, int continues, String origin) {
        return new Proposal(architecture, rungs.get(rung), continues, origin);
    }

    /** Takes note of a result; whether it was one of this bracket's. */
    boolean observe(Trial trial) {
        String text = trial.architecture().text();
        Member member = members.get(text);
        if (member == null || member.trial != null || trial.part() != rungs.get(rung)) {
            return false;
        }
        if (trial.outcome() instanceof Outcome.Infeasible && rung == 0) {
            members.remove(text);
            return true;
        }
        member.trial = trial;
        promote();
        return true;
    }

    private void promote() {
        if (members.size() < (rung == 0 ? size : waiting.size()) || isDone()) {
            return;
        }
        List<Trial> ended = new ArrayList<>();
        for (Member member : members.values()) {
            if (member.trial == null) {
                return;
            }
            ended.add(member.trial);
        }
        double ratio = rungs.get(rung + 1) / rungs.get(rung);
        int most = (int) Math.max(1, Math.round(ended.size() / ratio));
        waiting = Standing.bestFirst(ended, objectives).stream().limit(most).toList();
        climbed.add(new RungsPanel.Rung(
                rungs.get(rung),
                ended.stream()
                        .map(trial -> Panels.seat(trial, objectives, waiting.contains(trial)))
                        .toList()));
        members = new LinkedHashMap<>();
        rung++;
    }

    /** Whether nothing is left to propose. */
    boolean isDone() {
        return rung == rungs.size() - 1 && (rung > 0 ? members.size() >= waiting.size() : members.size() >= size);
    }

    /** Everybody that sat on a rung so far. */
    RungsPanel panel(String name) {
        List<RungsPanel.Rung> shown = new ArrayList<>(climbed);
        List<RungsPanel.Seat> seats = new ArrayList<>();
        members.forEach((text, member) -> seats.add(
                member.trial == null
                        ? new RungsPanel.Seat(text, null, null, false)
                        : Panels.seat(member.trial, objectives, false)));
        shown.add(new RungsPanel.Rung(rungs.get(rung), seats));
        Objective first = objectives.get(0);
        return new RungsPanel(name, first.metric(), first.maximize(), shown);
    }

    /** Where it stands: {@code rung 2 of 3, 4 of 9 architectures}. */
    String standing() {
        return "rung " + (rung + 1) + " of " + rungs.size() + ", " + members.size() + " of "
                + (rung == 0 ? size : waiting.size()) + " architectures";
    }
}
