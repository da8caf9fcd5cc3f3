package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;

/**
 * A space as a sequence of choices among a few alternatives each: what policies and registers are laid over.
 *
 * <p>Long ranges and intervals are cut into {@value #PIECES} pieces, by ratio where logarithmic; inside of a piece a
 * value is drawn uniformly. A choice below another one is only asked where it exists.
 */
final class Choices {
    static final int PIECES = 8;

    private final SearchSpace space;
    private final Map<String, Choice> choices = new LinkedHashMap<>();

    /**
     * One decision.
     *
     * @param index counted from 0 over the space
     * @param pieces its domain cut into alternatives
     */
    record Choice(int index, String name, List<Domain> pieces) {
        int size() {
            return pieces.size();
        }

        /** The alternative that a value belongs to. */
        int of(Object value) {
            for (int i = 0; i < pieces.size(); i++) {
                if (pieces.get(i).contains(value)) {
                    return i;
                }
            }
            throw new IllegalArgumentException("decision `" + name + "` has no value " + value);
        }

        /** What an alternative is called. */
        String label(int alternative) {
            return pieces.get(alternative).words();
        }
    }

    /** A choice and which of its alternatives was taken. */
    record Taken(Choice choice, int alternative) {}

    /** Takes an alternative of each choice that exists, parents first. */
    interface Chooser {
        int choose(Choice choice);
    }

    Choices(SearchSpace space) {
        this.space = space;
        add(space.decisions());
    }

    private void add(List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (!choices.containsKey(decision.name())) {
                choices.put(decision.name(), new Choice(choices.size(), decision.name(), pieces(decision.domain())));
            }
            decision.branches().values().forEach(this::add);
        }
    }

    /** All that there may be, in the order of their indices. */
    List<Choice> all() {
        return List.copyOf(choices.values());
    }

    /** A member whose choices are taken one by one. */
    Architecture draw(Chooser chooser, RandomGenerator chance) {
        Map<String, Object> values = new LinkedHashMap<>();
        draw(space.decisions(), values, chooser, chance);
        return space.member(values);
    }

    private void draw(List<Decision> decisions, Map<String, Object> values, Chooser chooser, RandomGenerator chance) {
        for (Decision decision : decisions) {
            Choice choice = choice(decision);
            Object value = choice.pieces().get(chooser.choose(choice)).draw(chance);
            values.put(decision.name(), value);
            draw(decision.below(value), values, chooser, chance);
        }
    }

    /** The choices that a member took, in the order in which {@link #draw} asks. */
    List<Taken> path(Architecture architecture) {
        List<Taken> path = new ArrayList<>();
        path(space.decisions(), architecture, path);
        return path;
    }

    private void path(List<Decision> decisions, Architecture architecture, List<Taken> path) {
        for (Decision decision : decisions) {
            Object value = architecture.value(decision.name());
            Choice choice = choice(decision);
            path.add(new Taken(choice, choice.of(value)));
            path(decision.below(value), architecture, path);
        }
    }

    private Choice choice(Decision decision) {
        Choice choice = choices.get(decision.name());
        if (choice == null) {
            throw new IllegalStateException("decision `" + decision.name() + "` is not of this space");
        }
        return choice;
    }

    private static List<Domain> pieces(Domain domain) {
        List<Domain> pieces = new ArrayList<>();
        if (domain instanceof Domain.RealRange range) {
            for (int i = 0; i < PIECES; i++) {
                pieces.add(new Domain.RealRange(
                        cut(range.from(), range.to(), i, range.logarithmic()),
                        cut(range.from(), range.to(), i + 1, range.logarithmic()),
                        range.logarithmic()));
            }
        } else if (domain instanceof Domain.IntegerRange range && range.count() > PIECES) {
            long from = range.from();
            for (int i = 0; i < PIECES && from <= range.to(); i++) {
                double end = cut((double) range.from(), (double) range.to() + range.step(), i + 1, range.logarithmic());
                long to = Math.max(from, lastBelow(range, end));
                pieces.add(new Domain.IntegerRange(from, to, range.step(), range.logarithmic()));
                from = to + range.step();
            }
        } else {
            domain.values().forEach(value -> pieces.add(new Domain.Categorical(List.of(value))));
        }
        return pieces;
    }

    private static long lastBelow(Domain.IntegerRange range, double end) {
        long steps = (long) Math.ceil((end - range.from()) / range.step()) - 1;
        return Math.min(range.to(), range.from() + Math.max(0, steps) * range.step());
    }

    private static double cut(double from, double to, int piece, boolean logarithmic) {
        if (piece == 0) {
            return from;
        }
        if (piece == PIECES) {
            return to;
        }
        double place = piece / (double) PIECES;
        return logarithmic ? from * Math.pow(to / from, place) : from + place * (to - from);
    }
}
