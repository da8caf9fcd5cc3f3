package org.nasturtium.kernel.live;

import java.util.List;
import java.util.Locale;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.strategy.Trial;

/** The scores of the trials as dots and the best so far as a line: small, quick to draw, readable on dark and light. */
final class IncumbentCurve {
    private static final int WIDTH = 520;
    private static final int HEIGHT = 140;
    private static final int LEFT = 56;
    private static final int MARGIN = 14;

    private final Objective objective;
    private final List<Trial> scored;
    private final double low;
    private final double high;

    IncumbentCurve(Objective objective, List<Trial> trials) {
        this.objective = objective;
        this.scored =
                trials.stream().filter(trial -> Double.isFinite(score(trial))).toList();
        this.low = scored.stream().mapToDouble(this::score).min().orElse(0);
        this.high = scored.stream().mapToDouble(this::score).max().orElse(1);
    }

    private double score(Trial trial) {
        return trial.outcome().metrics().getOrDefault(objective.metric(), Double.NaN);
    }

    /** The picture; empty before two trials have a score. */
    String svg() {
        if (scored.size() < 2) {
            return "";
        }
        StringBuilder dots = new StringBuilder();
        StringBuilder line = new StringBuilder();
        double best = Double.NaN;
        for (Trial trial : scored) {
            double score = score(trial);
            String x = number(x(trial.id()));
            dots.append("<circle cx=\"").append(x).append("\" cy=\"").append(number(y(score)));
            dots.append("\" r=\"3\" fill=\"#7f8fa6\"/>");
            if (Double.isNaN(best) || objective.isBetter(score, best)) {
                String y = number(y(score));
                line.append(line.isEmpty() ? "M" + x + "," + y : "H" + x + "V" + y);
                best = score;
            }
        }
        line.append('H').append(number(x(scored.get(scored.size() - 1).id())));
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + HEIGHT
                + "\" viewBox=\"0 0 "
                + WIDTH + " " + HEIGHT + "\" font-family=\"sans-serif\" font-size=\"11\">" + label(high) + label(low)
                + dots + "<path d=\"" + line + "\" fill=\"none\" stroke=\"#e07b00\" stroke-width=\"2\"/></svg>";
    }

    private String label(double value) {
        return "<text x=\"" + (LEFT - 8) + "\" y=\"" + number(y(value) + 4) + "\" text-anchor=\"end\" fill=\"#7f8fa6\">"
                + Numbers.metric(objective.metric(), value) + "</text>";
    }

    private double x(int trial) {
        int last = Math.max(1, scored.get(scored.size() - 1).id());
        return LEFT + (double) (WIDTH - LEFT - MARGIN) * trial / last;
    }

    private double y(double score) {
        double share = high > low ? (score - low) / (high - low) : 0.5;
        return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
