package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

class WinnerPlanTest {
    private static final double GROWTH = 1.25;

    /** @param each seconds of an epoch; 0 = nothing is known */
    private record Stated(double each) implements Forecast {
        @Override
        public void observe(
                Architecture architecture, Fidelity fidelity, Outcome outcome, double seconds, double pace) {
            throw new UnsupportedOperationException("a plan only asks");
        }

        @Override
        public boolean isReady() {
            return each > 0;
        }

        @Override
        public double seconds(Architecture architecture, Fidelity fidelity) {
            return each * fidelity.epochs();
        }

        @Override
        public double searchSeconds(int trials, int threads) {
            return trials * each;
        }
    }

    private static WinnerPlan plan(double foreseen, double pace) {
        TrainingPlan training = TrainingPlan.fixed(TrainingSettings.defaults().withEpochs(3));
        return new WinnerPlan(training, new Stated(foreseen), trial -> pace, GROWTH);
    }

    /** Three epochs of two seconds each. */
    private static Trial trial(Fidelity fidelity) {
        List<CurvePoint> curve = List.of(
                new CurvePoint(1, 1, 1, 0.5, 2), new CurvePoint(2, 1, 1, 0.5, 4), new CurvePoint(3, 1, 1, 0.5, 6));
        return new Trial(7, new Architecture(Map.of()), fidelity, "as told", new Outcome.Completed(Map.of(), curve), 6);
    }

    @Test
    void paysForEpochsByWhatTheTrialsOwnTook() {
        Trial trial = trial(new Fidelity(3, 1));

        assertThat(plan(0, 1).epochs(trial, 25)).isEqualTo(9); // 0.95 x 25 / (2 x 1.25)
        assertThat(plan(0, 0.5).epochs(trial, 25)).isEqualTo(19);
        assertThat(plan(0, 1).epochs(trial, 1000)).as("no more than helps").isEqualTo(30);
        assertThat(plan(0, 1).epochs(trial, 0)).isZero();
    }

    @Test
    void countsOneTrainingOnAllSamples() {
        assertThat(plan(0, 1).epochs(trial(new Fidelity(3, 1).repeated(2)), 25)).isEqualTo(19);
        assertThat(plan(0, 1).epochs(trial(new Fidelity(3, 0.5)), 25)).isEqualTo(4);
    }

    @Test
    void goesByTheForecastWhereThePaceIsNotKnownAndByWallTimeWithoutOne() {
        Trial trial = trial(new Fidelity(3, 1));

        assertThat(plan(1, Double.NaN).epochs(trial, 25)).isEqualTo(19);
        assertThat(plan(0, Double.NaN).epochs(trial, 25)).isEqualTo(9);
    }

    @Test
    void givesItsTrialsEpochsWhereTheirCostIsNotKnown() {
        Trial looked = new Trial(
                7,
                new Architecture(Map.of()),
                new Fidelity(3, 1),
                "as told",
                new Outcome.Completed(Map.of(), List.of()),
                0);

        assertThat(plan(0, 1).epochs(looked, 25)).isEqualTo(3);
        assertThat(plan(0, 1).epochs(trial(new Fidelity(3, 1)), Double.POSITIVE_INFINITY))
                .isEqualTo(3);
    }
}
