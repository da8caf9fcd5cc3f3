package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.ChoicesPanel;

/**
 * Quantum-inspired evolution (Han and Kim 2002): a register of amplitudes for each decision is measured, and turned
 * toward the best result so far, with a floor so that nothing becomes impossible.
 *
 * <p>It runs on classical hardware; no speed-up is claimed. Several registers take turns, each turned at its own
 * results. The amplitude of an alternative is the square root of its probability. Several objectives are judged by the
 * mean of all, each scaled to 0..1 over what was seen.
 */
public final class QuantumInspiredEvolution implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "quantumInspired",
            "measures registers of amplitudes, turned toward the best; runs on classical hardware, no speed-up claimed",
            "Han and Kim 2002",
            List.of(
                    StrategyOption.whole("registers", "registers that take turns", 1, 5),
                    StrategyOption.decimal("rotation", "how far a register turns at a result", 0.001, 1, 0.15),
                    StrategyOption.decimal("floor", "smallest probability of an alternative", 0, 0.2, 0.01)),
            task -> new QuantumInspiredEvolution(
                    task.space(),
                    task.objectives(),
                    task.integer("registers"),
                    task.decimal("rotation"),
                    task.decimal("floor")));

    private final SearchSpace space;
    private final Choices choices;
    private final double rotation;
    private final double floor;
    private final Worth worth;
    private final Known known;
    private final List<double[][]> registers = new ArrayList<>();
    private int measured;
    private int turned;
    private @Nullable Trial best;
    private @Nullable Architecture read;

    /**
     * @param registers how many take turns
     * @param rotation how far a register turns at a result
     * @param floor smallest probability of an alternative
     */
    public QuantumInspiredEvolution(
            SearchSpace space, List<Objective> objectives, int registers, double rotation, double floor) {
        this.space = space;
        this.choices = new Choices(space);
        this.rotation = rotation;
        this.floor = floor;
        this.worth = new Worth(objectives);
        this.known = new Known(space);
        for (int r = 0; r < registers; r++) {
            double[][] register = new double[choices.all().size()][];
            for (Choices.Choice choice : choices.all()) {
                register[choice.index()] = new double[choice.size()];
                Arrays.fill(register[choice.index()], 1.0 / choice.size());
            }
            this.registers.add(register);
        }
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        int turn = measured++ % registers.size();
        double[][] register = registers.get(turn);
        Architecture drawn = known.fresh(
                chance, () -> choices.draw(choice -> Policy.draw(register[choice.index()], chance), chance));
        read = drawn;
        return new Proposal(drawn, "measured from register " + (turn + 1));
    }

    @Override
    public void observe(Trial trial) {
        known.add(trial.architecture());
        if (!worth.observe(trial)) {
            return;
        }
        if (best == null || worth.of(trial) > worth.of(best)) {
            best = trial;
        }
        turn(registers.get(turned++ % registers.size()), best.architecture());
    }

    private void turn(double[][] register, Architecture toward) {
        for (Choices.Taken taken : choices.path(toward)) {
            double[] p = register[taken.choice().index()];
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                p[i] += rotation * ((i == taken.alternative() ? 1 : 0) - p[i]);
                p[i] = Math.max(floor, p[i]);
                sum += p[i];
            }
            for (int i = 0; i < p.length; i++) {
                p[i] /= sum;
            }
        }
    }

    @Override
    public List<String> notes() {
        return List.of("quantum-inspired evolution runs on classical hardware; no speed-up is claimed");
    }

    @Override
    public Explanation explain() {
        int turn = Math.floorMod(measured - 1, registers.size());
        ChoicesPanel panel = Panels.choices(
                "register " + (turn + 1),
                List.of("probability", "amplitude"),
                choices.all(),
                choice -> {
                    double[] p = registers.get(turn)[choice.index()];
                    return List.of(p, Arrays.stream(p).map(Math::sqrt).toArray());
                },
                read == null ? List.of() : choices.path(read));
        if (best == null) {
            return Explanation.of("Nothing is known yet: each measurement is equally likely.", panel);
        }
        return Explanation.of(
                "Measured register " + (turn + 1) + " of " + registers.size() + "; each result turns one register by "
                        + rotation + " toward the best so far, " + best.named() + " ("
                        + Panels.numbers(best, worth.objectives()) + ").",
                panel,
                Panels.trials("best so far", space, List.of(best), worth.objectives()));
    }
}
