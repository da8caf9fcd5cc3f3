package org.nasturtium.engine.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

/**
 * What a search may choose from: a named tree of decisions, and how its members become networks. It can be counted,
 * sampled, enumerated, mutated, crossed, and encoded as features.
 */
public final class SearchSpace {
    private final String name;
    private final List<Decision> decisions;
    private final @Nullable NetworkTemplate template;

    private SearchSpace(String name, List<Decision> decisions, @Nullable NetworkTemplate template) {
        this.name = name;
        this.decisions = List.copyOf(decisions);
        this.template = template;
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
        List<Decision> all = new ArrayList<>(decisions);
        all.addAll(more);
        return new SearchSpace(name, all, template);
    }

    /** How many members there are, exactly; continuous decisions are not counted, see {@link #isContinuous}. */
    public BigInteger size() {
        throw new UnsupportedOperationException("skeleton");
    }

    /** Whether some decision takes any number of an interval. */
    public boolean isContinuous() {
        throw new UnsupportedOperationException("skeleton");
    }

    /** A member drawn uniformly over members (not decision by decision, which favours small branches). */
    public Architecture random(RandomGenerator random) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** The plain member: middle values, usual kernels; what one would train without any search. */
    public Architecture baseline() {
        throw new UnsupportedOperationException("skeleton");
    }

    /** All members that differ in one decision (and in what hangs below it). */
    public List<Architecture> neighbours(Architecture architecture) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** A member that differs in exactly one decision, never the same one. */
    public Architecture mutate(Architecture architecture, RandomGenerator random) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** A member with each decision subtree from one of two parents. */
    public Architecture crossover(Architecture a, Architecture b, RandomGenerator random) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** Features of fixed length: one-hot for words, scaled numbers for ranges, a mark for absent decisions. */
    public double[] encode(Architecture architecture) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** All members, where there are few enough and none is continuous. */
    public Stream<Architecture> all() {
        throw new UnsupportedOperationException("skeleton");
    }

    /** Reads the canonical text; says which decision is unknown, missing, or has a value outside its domain. */
    public Architecture parse(String text) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** The network of a member, for data of this shape. */
    public NetworkGraph decode(Architecture architecture, Shape input, int outputs) {
        if (template == null) {
            throw new IllegalStateException("space `" + name + "` has no networks: its members are only names\n"
                    + "Maybe give it layers, or evaluate it on a table.");
        }
        return template.decode(architecture, input, outputs);
    }
}
