package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;

/**
 * A colour for each value of a space, the same in every picture: words have one each, the same word the same everywhere;
 * numbers go from light to dark by their place among the decision's numbers.
 */
final class GeneColors {
    static final String ABSENT = "none";

    /** Told apart by people who see colours differently, too; a word that means nothing is grey. */
    private static final List<String> WORDS =
            List.of("#3b7dd8", "#e8833a", "#3f9b5f", "#8662c7", "#2aa3a3", "#c2549d", "#b8962e", "#d1495b", "#5b6ee1");

    private static final String NOTHING = "#9aa3ad";
    private static final List<String> NOTHINGS = List.of("no", "none", "zero", "off");
    private static final int[] LIGHT = {0xcf, 0xe0, 0xf6};
    private static final int[] DARK = {0x1d, 0x4e, 0x96};

    private final Map<String, Domain> domains = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();

    GeneColors(SearchSpace space) {
        collect(space.decisions());
    }

    private void collect(List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (domains.putIfAbsent(decision.name(), decision.domain()) == null) {
                if (!isNumeric(decision.domain())) {
                    decision.domain().values().forEach(value -> color(String.valueOf(value)));
                }
                decision.branches().values().forEach(this::collect);
            }
        }
    }

    private static boolean isNumeric(Domain domain) {
        return domain.values().stream().allMatch(Number.class::isInstance);
    }

    private String color(String word) {
        String known = words.get(word);
        if (known == null) {
            long taken = words.values().stream()
                    .filter(color -> !color.equals(NOTHING))
                    .count();
            known = NOTHINGS.contains(word) ? NOTHING : WORDS.get((int) (taken % WORDS.size()));
            words.put(word, known);
        }
        return known;
    }

    /** The decisions that can differ, those below others behind them. */
    List<String> decisions() {
        List<String> decisions = new ArrayList<>();
        domains.forEach((name, domain) -> {
            if (domain.canChange()) {
                decisions.add(name);
            }
        });
        return decisions;
    }

    /** The fill of a value; none where the decision does not exist. */
    String fill(String decision, @Nullable Object value) {
        Domain domain = domains.get(decision);
        if (value == null || domain == null) {
            return ABSENT;
        }
        if (!isNumeric(domain)) {
            return color(String.valueOf(value));
        }
        return mixed(place(domain, ((Number) value).doubleValue()));
    }

    private static double place(Domain domain, double value) {
        if (domain instanceof Domain.Categorical) {
            long below = domain.values().stream()
                    .filter(other -> ((Number) other).doubleValue() < value)
                    .count();
            return domain.count() > 1 ? below / (domain.count() - 1.0) : 0;
        }
        double[] place = new double[Math.max(1, domain.width())];
        domain.encode(domain instanceof Domain.IntegerRange ? (Object) (long) value : value, place, 0);
        return place[0];
    }

    private static String mixed(double place) {
        StringBuilder color = new StringBuilder("#");
        for (int i = 0; i < LIGHT.length; i++) {
            color.append(String.format("%02x", Math.round(LIGHT[i] + place * (DARK[i] - LIGHT[i]))));
        }
        return color.toString();
    }

    /** Ink that is read on a fill. */
    static String inkOn(String fill) {
        if (!fill.startsWith("#")) {
            return SvgText.INK;
        }
        int red = Integer.parseInt(fill.substring(1, 3), 16);
        int green = Integer.parseInt(fill.substring(3, 5), 16);
        int blue = Integer.parseInt(fill.substring(5, 7), 16);
        return 0.299 * red + 0.587 * green + 0.114 * blue > 150 ? "#1f2733" : "#ffffff";
    }

    /** The words with their colours, in the order of the space. */
    Map<String, String> words() {
        return words;
    }
}
