package org.nasturtium.engine.strategy.surrogate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What architectures score at a high fidelity, as a sum of independent processes: one of a low fidelity's scores, and one of
 * each difference from a fidelity to the next (Kennedy and O'Hagan 2000, "Predicting the Output from a Complex Computer
 * Code When Fast Approximations Are Available"; learnt one after the other as in Le Gratiet and Garnier 2014).
 *
 * <p>Scores are in their own unit, so that processes can be added.
 */
public final class ProcessSum {
    private final List<GaussianProcess> parts;

    /** @param parts each with its scores taken */
    public ProcessSum(List<GaussianProcess> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Of some architectures the one of largest expected improvement; where none is expected to improve, the one of the
     * highest mean.
     *
     * @param known what each scored already, to which the processes add; null = nothing
     * @param best the score to improve on
     */
    public Candidates.@Nullable Choice best(List<Point> points, double @Nullable [] known, double best) {
        Candidates.Choice choice = null;
        for (int i = 0; i < points.size(); i++) {
            Candidates.Choice other = choice(i, points.get(i), known == null ? 0 : known[i], best, choice);
            if (other != null && (choice == null || isBetter(other, choice))) {
                choice = other;
            }
        }
        return choice;
    }

    private static boolean isBetter(Candidates.Choice one, Candidates.Choice other) {
        return one.improvement() > other.improvement()
                || (one.improvement() == other.improvement() && one.mean() > other.mean());
    }

    /** Null if it is surely no better than the best so far, which is mostly seen without an exact variance. */
    private Candidates.@Nullable Choice choice(
            int index, Point point, double known, double best, Candidates.@Nullable Choice reached) {
        List<GaussianProcess.Likely> likely = new ArrayList<>();
        double mean = known;
        double most = 0;
        for (GaussianProcess part : parts) {
            GaussianProcess.Likely here = part.likely(point);
            likely.add(here);
            mean += part.mean(here);
            most += part.mostVariance(here);
        }
        if (reached != null && ExpectedImprovement.of(mean, Math.sqrt(most), best) < reached.improvement()) {
            return null;
        }
        double variance = 0;
        for (int i = 0; i < parts.size(); i++) {
            variance += parts.get(i).variance(likely.get(i));
        }
        double deviation = Math.sqrt(variance);
        return new Candidates.Choice(index, ExpectedImprovement.of(mean, deviation, best), mean, deviation);
    }

    /** What is expected of one architecture beyond what it scored already. */
    public double mean(Point point) {
        return parts.stream().mapToDouble(part -> part.mean(part.likely(point))).sum();
    }
}
