package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.strategy.panel.Panel;

/**
 * Runs brackets of successive halving one after the other; while one waits for results the next one begins, so that no
 * slot idles.
 */
final class Brackets implements SearchStrategy {
    private final IntFunction<HalvingBracket> shapes;
    private final Sampler sampler;
    private final List<HalvingBracket> open = new ArrayList<>();
    private int begun;
    private String last = "Nothing was proposed yet.";

    /**
     * Brackets without end.
     *
     * @param shapes the k-th bracket
     * @param sampler where the architectures of a bracket come from
     */
    Brackets(IntFunction<HalvingBracket> shapes, Sampler sampler) {
        this.shapes = shapes;
        this.sampler = sampler;
    }

    @Override
    public Proposal propose(RandomGenerator chance) {
        open.removeIf(HalvingBracket::isDone);
        for (HalvingBracket bracket : open) {
            Proposal proposal = bracket.next(() -> sampler.draw(chance));
            if (proposal != null) {
                return said(proposal, bracket);
            }
        }
        while (true) {
            HalvingBracket bracket = shapes.apply(begun++);
            open.add(bracket);
            Proposal proposal = bracket.next(() -> sampler.draw(chance));
            if (proposal != null) {
                return said(proposal, bracket);
            }
        }
    }

    private Proposal said(Proposal proposal, HalvingBracket bracket) {
        last = "Proposed " + proposal.architecture().hash() + " at part " + shown(proposal.part()) + " ("
                + proposal.origin() + "); bracket " + begun + ": " + bracket.standing() + ".";
        return proposal;
    }

    /** A part as a person reads it: {@code 0.111}. */
    static String shown(double part) {
        return String.format(Locale.ROOT, "%.3g", part);
    }

    @Override
    public void observe(Trial trial) {
        sampler.observe(trial);
        for (HalvingBracket bracket : open) {
            if (bracket.observe(trial)) {
                return;
            }
        }
    }

    @Override
    public Explanation explain() {
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            panels.add(open.get(i).panel("bracket " + (begun - open.size() + i + 1)));
        }
        return new Explanation(last, panels);
    }
}
