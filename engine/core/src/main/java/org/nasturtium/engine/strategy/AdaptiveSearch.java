package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.panel.BarsPanel;
import org.nasturtium.engine.strategy.panel.Panel;
import org.nasturtium.engine.strategy.panel.TablePanel;

/**
 * A bandit over strategies: one proposes until it stalls, then the one that is believed to improve most often takes
 * over (upper confidence bounds, Auer et al. 2002, with credit for improvements, Fialho et al. 2010).
 *
 * <p>Every strategy observes every trial, so none starts from nothing. A trial is an improvement if it is better than
 * all before it; with several objectives, if none before it dominates or equals it. At each switch all credit is halved,
 * because improvements get rarer for everybody. A switch is noted in a sentence.
 */
public final class AdaptiveSearch implements SearchStrategy {
    private static final double KEPT = 0.5;

    static final StrategyKind KIND = new StrategyKind(
            "adaptive",
            "a bandit over strategies: changes when one stalls, and says why",
            "Auer et al. 2002; Fialho et al. 2010",
            List.of(
                    new StrategyOption(
                            PhasedSearch.STRATEGIES,
                            "the strategies, the first one begins",
                            "local, evolution, reinforce",
                            new StrategyOption.Rule.Several(
                                    2,
                                    false,
                                    trials -> List.of(
                                            new StrategyChoice("local", Map.of()),
                                            new StrategyChoice("evolution", Map.of()),
                                            new StrategyChoice("reinforce", Map.of())))),
                    new StrategyOption(
                            "switchWhen",
                            "trials in a row without a better one, as `stalled(20.trials)`",
                            "a tenth of the trials, 5 to 20",
                            new StrategyOption.Rule.Whole(
                                    1, trials -> trials == 0 ? 20 : Math.max(5, Math.min(20, trials / 10)))),
                    StrategyOption.flag("explain", "note each switch and its reason", true)),
            task -> new AdaptiveSearch(
                    task, task.strategies(PhasedSearch.STRATEGIES), task.integer("switchWhen"), task.flag("explain")));

    private final List<Arm> arms = new ArrayList<>();
    private final int stalled;
    private final boolean explains;
    private final Worth worth;
    private final Map<Architecture, Arm> proposed = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private Arm current;
    private int sinceBetter;
    private List<Trial> front = List.of();

    /** A strategy and what is believed of it. */
    private static final class Arm {
        private final String name;
        private final SearchStrategy strategy;
        private double credit;
        private double trials;
        private int observed;
        private int improvements;

        Arm(String name, SearchStrategy strategy) {
            this.name = name;
            this.strategy = strategy;
        }

        /** How often it is believed to improve. */
        double rate() {
            return (credit + 1) / (trials + 2);
        }

        /** How often it might improve, the more the less is known of it. */
        double hope(double all) {
            return rate() + Math.sqrt(Math.log(all + 1) / (2 * (trials + 1)));
        }

        String belief() {
            return name + " (" + improvements + " improvements in " + observed + " trials, believed to improve once in "
                    + Math.round(1 / rate()) + ")";
        }
    }

    /**
     * @param stalled trials in a row without a better one, after which another strategy is taken
     * @param explains whether each switch is noted
     */
    public AdaptiveSearch(StrategyTask task, List<StrategyChoice> choices, int stalled, boolean explains) {
        for (StrategyChoice choice : choices) {
            arms.add(new Arm(choice.name(), task.part(choice, task.trials())));
        }
        this.current = arms.get(0);
        this.stalled = stalled;
        this.explains = explains;
        this.worth = new Worth(task.objectives());
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        if (sinceBetter >= stalled) {
            change();
        }
        Proposal proposal = current.strategy.propose(chance);
        current.strategy.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        proposed.putIfAbsent(proposal.architecture(), current);
        return new Proposal(
                proposal.architecture(),
                proposal.part(),
                proposal.continues(),
                current.name + ": " + proposal.origin());
    }

    @Override
    public void observe(Trial trial) {
        Arm arm = proposed.remove(trial.architecture());
        boolean isBetter = isBetter(trial);
        if (arm != null) {
            arm.trials++;
            arm.observed++;
            arm.credit += isBetter ? 1 : 0;
            arm.improvements += isBetter ? 1 : 0;
            sinceBetter = isBetter ? 0 : sinceBetter + (arm == current ? 1 : 0);
        }
        arms.forEach(each -> each.strategy.observe(trial));
    }

    @Override
    public void withdrawn(Proposal proposal) {
        Arm arm = proposed.remove(proposal.architecture());
        if (arm != null) {
            arm.strategy.withdrawn(proposal);
        }
    }

    private boolean isBetter(Trial trial) {
        if (!worth.observe(trial)) {
            return false;
        }
        List<Trial> candidates = new ArrayList<>(front);
        candidates.add(trial);
        front = ParetoFront.of(candidates, worth.objectives());
        return front.contains(trial);
    }

    private void change() {
        double all = arms.stream().mapToDouble(arm -> arm.trials).sum();
        Arm next = null;
        for (Arm arm : arms) {
            if (arm != current && (next == null || arm.hope(all) > next.hope(all))) {
                next = arm;
            }
        }
        if (next == null) {
            return;
        }
        if (explains) {
            notes.add("adaptive changes from " + current.name + " to " + next.name + ": " + current.name
                    + " found nothing better in " + sinceBetter + " trials; it believes " + believed()
                    + ", and " + next.name + " might improve most often, "
                    + Math.round(100 * Math.min(1, next.hope(all))) + " times in 100 at best");
        }
        current = next;
        sinceBetter = 0;
        for (Arm arm : arms) {
            arm.credit *= KEPT;
            arm.trials *= KEPT;
        }
    }

    private String believed() {
        return String.join(", ", arms.stream().map(Arm::belief).toList());
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Explanation explain() {
        Explanation inner = current.strategy.explain();
        double all = arms.stream().mapToDouble(arm -> arm.trials).sum();
        BarsPanel panel = BarsPanel.of("beliefs", "strategy", "believed to improve", "might improve at best");
        TablePanel counts = TablePanel.of("credit", "strategy", "trials", "improvements", "state");
        for (Arm arm : arms) {
            panel = panel.plus(arm.name, arm.rate(), arm.hope(all));
            counts = counts.plus(arm.name, arm.observed, arm.improvements, arm == current ? "proposes" : "watches");
        }
        List<Panel> panels = new ArrayList<>(List.of(panel, counts));
        panels.addAll(inner.panels());
        return new Explanation(
                "It is " + current.name + "'s turn, " + sinceBetter + " of its trials were no better and " + stalled
                        + " would end it. " + inner.sentence(),
                panels);
    }
}
