package org.nasturtium.engine.strategy.surrogate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;

/**
 * Architectures as one number a decision, and how far two values of a decision are apart.
 *
 * <p>A listed value becomes its index, a number of a wide range its place in 0..1, an absent decision {@value #ABSENT}. Words
 * are 0 or 1 apart; numbers of a range by the squared chord of an arc, so that an absent one is 1 apart from all of them
 * and the exponential of the negative sum stays a kernel (Hutter and Osborne 2013, "A Kernel for Hierarchical Parameter
 * Spaces"); listed numbers are halfway between both.
 */
public final class FeatureEncoding {
    /** The number of a decision that does not exist. */
    public static final double ABSENT = -1;

    private static final int MOST_LISTED = 64;

    private final SearchSpace space;
    private final List<Feature> features = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** One decision; without values it is an interval. */
    private record Feature(
            String name, Domain domain, Map<Object, Integer> values, List<Object> listed, double[][] apart) {}

    public FeatureEncoding(SearchSpace space) {
        this.space = space;
        Map<String, Domain> domains = new LinkedHashMap<>();
        collect(space.decisions(), domains);
        domains.forEach((name, domain) -> {
            if (domain.canChange()) {
                places.put(name, features.size());
                features.add(feature(name, domain));
            }
        });
    }

    private static void collect(List<Decision> decisions, Map<String, Domain> domains) {
        for (Decision decision : decisions) {
            if (domains.putIfAbsent(decision.name(), decision.domain()) == null) {
                decision.branches().values().forEach(below -> collect(below, domains));
            }
        }
    }

    private static Feature feature(String name, Domain domain) {
        Map<Object, Integer> values = new LinkedHashMap<>();
        if (domain instanceof Domain.RealRange || domain.count() > MOST_LISTED) {
            return new Feature(name, domain, values, List.of(), new double[0][]);
        }
        domain.values().forEach(value -> values.put(value, values.size()));
        List<Object> listed = List.copyOf(values.keySet());
        return new Feature(name, domain, values, listed, apart(domain, listed));
    }

    /** A table of distances, the last row and column for an absent decision. */
    private static double[][] apart(Domain domain, List<Object> values) {
        int count = values.size();
        boolean range = !(domain instanceof Domain.Categorical);
        boolean numbers = values.stream().allMatch(Number.class::isInstance);
        double[] places = new double[count];
        for (int i = 0; i < count; i++) {
            places[i] = range ? place(domain, values.get(i)) : numbers ? rank(values, i) / (count - 1.0) : 0;
        }
        double[][] apart = new double[count + 1][count + 1];
        for (int i = 0; i <= count; i++) {
            for (int j = 0; j <= count; j++) {
                if (i != j) {
                    double arc = i < count && j < count ? arc(places[i], places[j]) : 1;
                    apart[i][j] = range ? arc : numbers ? (1 + arc) / 2 : 1;
                }
            }
        }
        return apart;
    }

    private static double rank(List<Object> values, int index) {
        double value = ((Number) values.get(index)).doubleValue();
        return values.stream()
                .filter(other -> ((Number) other).doubleValue() < value)
                .count();
    }

    private static double place(Domain domain, Object value) {
        double[] place = new double[1];
        domain.encode(value, place, 0);
        return place[0];
    }

    /** The squared chord of an arc of 60 degrees: 0 for equal places, 1 for the two ends. */
    static double arc(double a, double b) {
        double half = Math.sin((a - b) * Math.PI / 6);
        return 4 * half * half;
    }

    /** How many decisions can be decided. */
    public int size() {
        return features.size();
    }

    public String name(int feature) {
        return features.get(feature).name();
    }

    /** How many values are listed; 0 for an interval. */
    public int count(int feature) {
        return features.get(feature).values().size();
    }

    /** The listed values in order. */
    public List<Object> values(int feature) {
        return features.get(feature).listed();
    }

    /** Distances between listed values, the last row and column for an absent decision; empty for an interval. */
    double[][] apart(int feature) {
        return features.get(feature).apart();
    }

    /** The value that a number stands for. */
    public Object value(int feature, double code) {
        Feature here = features.get(feature);
        return here.values().isEmpty() ? here.domain().at(code) : here.listed().get((int) code);
    }

    /**
     * A member of the space, made from the roots down: each decision that exists is asked for its number.
     *
     * @param chooser gives a decision's number
     */
    public Architecture build(IntToDoubleFunction chooser) {
        Map<String, Object> values = new HashMap<>();
        build(space.decisions(), chooser, values);
        return space.member(values);
    }

    private void build(List<Decision> decisions, IntToDoubleFunction chooser, Map<String, Object> values) {
        for (Decision decision : decisions) {
            Integer feature = places.get(decision.name());
            Object value = feature == null
                    ? decision.domain().values().get(0)
                    : value(feature, chooser.applyAsDouble(feature));
            values.put(decision.name(), value);
            build(decision.below(value), chooser, values);
        }
    }

    /** One number a decision. */
    public double[] encode(Architecture architecture) {
        double[] code = new double[features.size()];
        for (int j = 0; j < code.length; j++) {
            Feature feature = features.get(j);
            Object value = architecture.values().get(feature.name());
            Integer index = value == null ? null : feature.values().get(value);
            code[j] = value == null ? ABSENT : index != null ? index : place(feature.domain(), value);
        }
        return code;
    }
}
