package org.nasturtium.engine.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/** Architectures as rows of coloured cells, a column a decision; values are written into cells that have room. */
final class GeneStrip {
    private static final double GAP = 2;
    private static final double WIDEST = 86;
    private static final double SMALLEST_WORDS = 8;

    private final Sketch sketch;
    private final GeneColors colors;
    private final List<String> decisions;
    private final double left;
    private final double cell;

    /**
     * @param left where the first column begins
     * @param width what all columns may take
     */
    GeneStrip(Sketch sketch, SearchSpace space, double left, double width) {
        this.sketch = sketch;
        this.colors = new GeneColors(space);
        this.decisions = colors.decisions();
        this.left = left;
        this.cell = Math.min(WIDEST, width / Math.max(1, decisions.size()));
    }

    double right() {
        return left + cell * decisions.size();
    }

    double left(String decision) {
        return left + cell * decisions.indexOf(decision);
    }

    boolean has(String decision) {
        return decisions.contains(decision);
    }

    double cell() {
        return cell;
    }

    /** The decisions' names; slanted where columns are narrow. Returns how much room they took. */
    double header(double y) {
        boolean fits = decisions.stream().allMatch(name -> SvgText.width(name, 10) <= cell - 4);
        if (fits) {
            for (String name : decisions) {
                sketch.words(left(name) + cell / 2, y + 10, "middle", 10, "", name);
            }
            return 16;
        }
        double longest = 0;
        for (String name : decisions) {
            String shown = Sketch.fitted(name, 10, 130);
            longest = Math.max(longest, SvgText.width(shown, 10));
        }
        double height = longest * 0.71 + 12;
        for (String name : decisions) {
            double x = left(name) + cell / 2;
            sketch.words(
                    x,
                    y + height - 4,
                    "start",
                    10,
                    "transform=\"rotate(-45 " + SvgText.at(x) + " " + SvgText.at(y + height - 4) + ")\"",
                    Sketch.fitted(name, 10, 130));
        }
        return height;
    }

    /** One architecture; the decisions in {@code marked} are framed. */
    void row(Architecture architecture, double y, double height, Set<String> marked) {
        double size = Math.min(11, height - 6);
        sketch.group("text-anchor=\"middle\" font-size=\"" + SvgText.at(size) + "\"");
        for (String decision : decisions) {
            Object value = architecture.values().get(decision);
            String fill = colors.fill(decision, value);
            sketch.box(
                    left(decision) + GAP / 2,
                    y + GAP / 2,
                    cell - GAP,
                    height - GAP,
                    fill,
                    frame(decision, value, marked));
            if (value != null && size >= SMALLEST_WORDS) {
                String words = shown(value);
                String fitted = Sketch.fitted(words, size, cell - GAP - 4);
                if (fitted.equals(words) || fitted.length() > 4) {
                    sketch.inGroup(
                            left(decision) + cell / 2, y + height / 2 + size * 0.36, GeneColors.inkOn(fill), fitted);
                }
            }
        }
        sketch.endGroup();
    }

    private static String frame(String decision, @Nullable Object value, Set<String> marked) {
        if (marked.contains(decision)) {
            return "stroke=\"" + Figures.RED + "\" stroke-width=\"2.5\"";
        }
        return value == null ? "stroke=\"" + SvgText.INK + "\" stroke-opacity=\"0.4\" stroke-dasharray=\"2 2\"" : "";
    }

    /** What the colours of words mean, at most two lines; returns how much room it took. */
    double legend(double y) {
        if (colors.words().isEmpty()) {
            return 0;
        }
        double x = left;
        double line = y;
        for (Map.Entry<String, String> word : colors.words().entrySet()) {
            double width = SvgText.width(word.getKey(), 10.5) + 26;
            if (x + width > Sketch.WIDTH && x > left) {
                x = left;
                line += 17;
            }
            if (line > y + 34) {
                break;
            }
            sketch.box(x, line + 2, 11, 11, word.getValue(), "rx=\"2\"");
            sketch.words(x + 15, line + 11.5, "start", 10.5, "", word.getKey());
            x += width;
        }
        return line + 20 - y;
    }

    private static String shown(Object value) {
        return value instanceof Number number ? Numbers.significant(number.doubleValue()) : String.valueOf(value);
    }
}
