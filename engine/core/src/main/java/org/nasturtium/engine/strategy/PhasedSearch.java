package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.panel.Panel;
import org.nasturtium.engine.strategy.panel.PhasesPanel;

/**
 * One strategy after another, {@code a >> b}: each has so many trials, and the next one starts from everything that was
 * seen before, because every strategy observes every trial.
 *
 * <p>A phase is over when its trials are proposed, whether or not their results are known; the last one goes on as long
 * as the search does.
 */
public final class PhasedSearch implements SearchStrategy {
    static final String WORD = "phases";
    static final String STRATEGIES = "strategies";

    static final StrategyKind KIND = new StrategyKind(
            WORD,
            "one strategy after another, each starting from what was seen: `a.for(60.trials) >> b`",
            "a hybrid of its parts",
            List.of(new StrategyOption(
                    STRATEGIES,
                    "the phases in order, each but the last with `.for(n.trials)`",
                    "random for a quarter of the trials, then evolution",
                    new StrategyOption.Rule.Several(2, true, PhasedSearch::usual))),
            task -> new PhasedSearch(task, task.strategies(STRATEGIES)));

    private final List<StrategyChoice> choices;
    private final List<SearchStrategy> strategies = new ArrayList<>();
    private final Worth worth;
    private final Set<Architecture> awaited = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private int phase;
    private int end;
    private int ended;
    private @Nullable Trial best;

    public PhasedSearch(StrategyTask task, List<StrategyChoice> choices) {
        this.choices = List.copyOf(choices);
        this.worth = new Worth(task.objectives());
        int left = task.trials();
        for (StrategyChoice choice : choices) {
            strategies.add(task.part(choice, choice.trials() == 0 ? Math.max(0, left) : choice.trials()));
            left -= choice.trials();
        }
        this.end = choices.get(0).trials();
    }

    private static List<StrategyChoice> usual(int trials) {
        return List.of(
                new StrategyChoice("random", Map.of(), Math.max(1, trials == 0 ? 10 : trials / 4)),
                new StrategyChoice("evolution", Map.of()));
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        int begun = ended + awaited.size();
        while (phase < strategies.size() - 1 && begun >= end) {
            String before = choices.get(phase).name();
            phase++;
            end += choices.get(phase).trials();
            notes.add("after " + begun + " trials " + choices.get(phase).name() + " takes over from " + before
                    + (best == null
                            ? ", nothing is known yet"
                            : "; the best so far is " + best.named() + " (" + Panels.numbers(best, worth.objectives())
                                    + ")"));
        }
        Proposal proposal = strategies.get(phase).propose(chance);
        awaited.add(proposal.architecture());
        strategies.get(phase).notes().stream()
                .filter(note -> !notes.contains(note))
                .forEach(notes::add);
        return proposal;
    }

    @Override
    public void observe(Trial trial) {
        awaited.remove(trial.architecture());
        ended = Math.max(ended, trial.id() + 1);
        for (SearchStrategy strategy : strategies.subList(phase, strategies.size())) {
            strategy.observe(trial);
        }
        if (worth.observe(trial) && (best == null || worth.of(trial) > worth.of(best))) {
            best = trial;
        }
    }

    @Override
    public void withdrawn(Proposal proposal) {
        awaited.remove(proposal.architecture());
        strategies.get(phase).withdrawn(proposal);
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Explanation explain() {
        Explanation inner = strategies.get(phase).explain();
        List<PhasesPanel.Phase> phases = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            phases.add(new PhasesPanel.Phase(
                    choices.get(i).toString().replaceFirst("[.]for[(].*", ""),
                    choices.get(i).trials(),
                    i < phase
                            ? PhasesPanel.State.DONE
                            : i == phase ? PhasesPanel.State.NOW : PhasesPanel.State.TO_COME));
        }
        List<Panel> panels = new ArrayList<>(List.of(new PhasesPanel("phases", phases)));
        panels.addAll(inner.panels());
        return new Explanation(
                "Phase " + (phase + 1) + " of " + choices.size() + ", "
                        + choices.get(phase).name() + ": " + inner.sentence(),
                panels);
    }
}
