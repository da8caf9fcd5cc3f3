package org.nasturtium.engine.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.ShapeMismatch;

/**
 * What a search may choose from: a named tree of decisions, and how its members become networks. It can be counted,
 * sampled, enumerated, mutated, crossed, and encoded as features.
 */
public final class SearchSpace {
    /** The largest space that {@link #all} goes through. */
    public static final int LARGEST_LISTED = 1_000_000;

    private static final int TRIED = 200;

    private final String name;
    private final List<Decision> decisions;
    private final @Nullable NetworkTemplate template;
    private final Layout layout;
    private final Counting counting;
    private final Filling filling;
    private final Variation variation;
    private final Encoding encoding;
    private final Reading reading;
    private final @Nullable Ranking ranking;
    private final Chooser naive;
    private final Chooser plain;

    private SearchSpace(String name, List<Decision> decisions, @Nullable NetworkTemplate template) {
        this.name = name;
        this.decisions = List.copyOf(decisions);
        this.template = template;
        this.layout = new Layout(this.decisions);
        this.counting = new Counting(layout);
        this.filling = new Filling(layout);
        this.naive = (slot, random) -> layout.domain(slot).draw(random);
        this.plain = (slot, random) -> layout.decision(slot).plainValue();
        this.variation = new Variation(layout, filling, counting, plain);
        this.encoding = new Encoding(layout);
        this.reading = new Reading(name, layout);
        this.ranking = isNumbered() ? new Ranking(layout) : null;
    }

    /** A space without networks, for tables and for people's own training code. */
    public static SearchSpace of(String name, List<Decision> decisions) {
        return new SearchSpace(name, decisions, null);
    }

    /** A space of networks. */
    public static SearchSpace of(String name, NetworkTemplate template) {
        return new SearchSpace(name, template.decisions(), template);
    }

    public String name() {
        return name;
    }

    public List<Decision> decisions() {
        return decisions;
    }

    /** Whether members can be decoded into networks. */
    public boolean hasNetworks() {
        return template != null;
    }

    /** The same space with further decisions behind its own, such as training settings. */
    public SearchSpace with(List<Decision> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Decision> all = new ArrayList<>(decisions);
        all.addAll(more);
        return new SearchSpace(name, all, template);
    }

    /** How many members there are, exactly; continuous decisions are not counted, see {@link #isContinuous}. */
    public BigInteger size() {
        return counting.size();
    }

    /** Whether some decision takes any number of an interval. */
    public boolean isContinuous() {
        return IntStream.range(0, layout.size()).anyMatch(slot -> layout.domain(slot) instanceof Domain.RealRange);
    }

    /** Whether members have numbers, see {@link #index}: none is continuous, and a long can count them. */
    public boolean isNumbered() {
        return !isContinuous() && size().bitLength() < Long.SIZE;
    }

    /** The number of a member, 0 to size - 1. */
    public long index(Architecture architecture) {
        return ranking().index(reading.values(architecture));
    }

    /** The member with this number. */
    public Architecture member(long index) {
        if (index < 0 || BigInteger.valueOf(index).compareTo(size()) >= 0) {
            throw new IllegalArgumentException("space `" + name + "` has no member " + index
                    + ": they are numbered from 0 to size - 1 of " + size());
        }
        return new Architecture(new Assignment(layout, ranking().member(index)));
    }

    private Ranking ranking() {
        if (ranking == null) {
            throw new IllegalStateException("the members of space `" + name + "` have no numbers: "
                    + (isContinuous() ? "it has a continuous decision" : "it has " + size() + " of them"));
        }
        return ranking;
    }

    /**
     * A member drawn uniformly over members (not decision by decision, which favours small branches). Intervals are
     * drawn uniformly, logarithmic ranges and intervals by ratio.
     */
    public Architecture random(RandomGenerator random) {
        return filling.member(counting, random);
    }

    /** A member drawn decision by decision: each member of a small branch is likelier than one of a large branch. */
    public Architecture randomNaive(RandomGenerator random) {
        return filling.member(naive, random);
    }

    /** The plain member: middle values, usual kernels; what one would train without any search. */
    public Architecture baseline() {
        return filling.member(plain, NoChance.INSTANCE);
    }

    /**
     * All members that differ in one decision: every other value of a choice, one step to both sides of a whole range
     * (twice and half where logarithmic), a tenth and a third of an interval to both sides. What exists below the old
     * and the new value stays; what a change opens gets plain values.
     */
    public List<Architecture> neighbours(Architecture architecture) {
        return variation.neighbours(reading.values(architecture), NoChance.INSTANCE);
    }

    /**
     * A member that differs in exactly one decision, never the same one: the decision is drawn among those that can
     * change, the value among its others. What exists below both values stays; what a change opens is drawn uniformly.
     *
     * @throws IllegalStateException if the space has a single member
     */
    public Architecture mutate(Architecture architecture, RandomGenerator random) {
        return variation.mutate(reading.values(architecture), random);
    }

    /**
     * A member with each decision from one of two parents; below a decision in which they differ, what only the chosen
     * one has comes along.
     */
    public Architecture crossover(Architecture a, Architecture b, RandomGenerator random) {
        return variation.cross(reading.values(a), reading.values(b), random);
    }

    /** Features of fixed length: one-hot for choices, scaled numbers for ranges, a mark for absent decisions. */
    public double[] encode(Architecture architecture) {
        return encoding.encode(reading.values(architecture));
    }

    /** What each number of {@link #encode} says. */
    public List<String> features() {
        return encoding.names();
    }

    /** All members, where there are few enough and none is continuous. */
    public Stream<Architecture> all() {
        if (isContinuous() || size().compareTo(BigInteger.valueOf(LARGEST_LISTED)) > 0) {
            throw new IllegalStateException("space `" + name + "` cannot be listed: "
                    + (isContinuous()
                            ? "it has a continuous decision"
                            : "it has " + size() + " members, at most " + LARGEST_LISTED + " can be")
                    + "\nMaybe draw from it with `random`, or narrow its choices.");
        }
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Enumeration(layout), Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL),
                false);
    }

    /** Reads the canonical text; says which decision is unknown, missing, or has a value outside its domain. */
    public Architecture parse(String text) {
        return reading.parse(text);
    }

    /** The same assignment as a member of this space; says what does not fit. */
    public Architecture member(Map<String, ?> values) {
        return new Architecture(new Assignment(layout, reading.values(new Architecture(new LinkedHashMap<>(values)))));
    }

    /** What another space's member says of this one's decisions; values that do not fit are an error. */
    public Architecture project(Architecture other) {
        if (other.values() instanceof Assignment own && own.layout() == layout) {
            return other;
        }
        Map<String, Object> known = new LinkedHashMap<>(other.values());
        known.keySet().retainAll(layout.names());
        return member(known);
    }

    /** The network of a member, for data of this shape. */
    public NetworkGraph decode(Architecture architecture, Shape input, int outputs) {
        if (template == null) {
            throw new IllegalStateException("space `" + name + "` has no networks: its members are only names\n"
                    + "Maybe give it layers, or evaluate it on a table.");
        }
        return template.decode(architecture, input, outputs);
    }

    /**
     * Checks before any training that data of this shape fits: the baseline or one of {@value #TRIED} random members
     * must give a network. Some members may still not.
     *
     * @throws ShapeMismatch if none does: both layers, both shapes
     */
    public void check(Shape input, int outputs) {
        SplittableRandom random = new SplittableRandom(1);
        ShapeMismatch first = null;
        for (int i = 0; i <= TRIED; i++) {
            try {
                decode(i == 0 ? baseline() : random(random), input, outputs);
                return;
            } catch (ShapeMismatch mismatch) {
                first = first == null ? mismatch : first;
            }
        }
        throw new ShapeMismatch("space `" + name + "` has no network for data of shape " + input + ": "
                + (first == null ? "" : first.getMessage()));
    }
}
