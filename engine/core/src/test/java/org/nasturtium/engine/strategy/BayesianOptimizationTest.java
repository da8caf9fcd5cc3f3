package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Outcome;

class BayesianOptimizationTest extends SearchStrategyContract {
    @Override
    String name() {
        return "bayes";
    }

    @Test
    void findsTheBestMemberSoonerThanRandomSearch() {
        // 60 members, the best is a = 4, b = y, c = 2 with either of two inner values: a random search of 25 finds it
        // in 2 of 3 seeds
        for (int seed = 0; seed < 10; seed++) {
            BayesianOptimization bayes = new BayesianOptimization(SPACE, ACCURACY, 6, 500, 4_096);
            assertThat(run(bayes, 25, 1, seed))
                    .as("seed " + seed)
                    .anySatisfy(proposal ->
                            assertThat(score(proposal.architecture())).isEqualTo(0.7));
        }
    }

    @Test
    void findsItWithoutGoingThroughTheSpaceAsWell() {
        for (int seed = 0; seed < 10; seed++) {
            BayesianOptimization bayes = new BayesianOptimization(SPACE, ACCURACY, 6, 500, 0);
            assertThat(run(bayes, 25, 4, seed))
                    .as("seed " + seed)
                    .anySatisfy(proposal ->
                            assertThat(score(proposal.architecture())).isEqualTo(0.7));
        }
    }

    @Test
    void goesOnWithAPartOfItsRows() {
        BayesianOptimization bayes = new BayesianOptimization(SPACE, ACCURACY, 6, 20, 4_096);
        assertThat(run(bayes, 60, 3, 1))
                .extracting(proposal -> proposal.architecture().text())
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotTakeWhatALimitSentBackForItsStartup() {
        BayesianOptimization bayes = new BayesianOptimization(SPACE, ACCURACY, 6, 500, 4_096);
        int completed = 0;
        for (int k = 0; completed < 6; k++) {
            Proposal proposal = bayes.propose(new SplittableRandom(k));
            assertThat(proposal.origin()).isEqualTo("drawn uniformly");
            boolean isOver = proposal.architecture().value("a").equals(4L);
            completed += isOver ? 0 : 1;
            bayes.observe(trial(
                    k,
                    proposal,
                    isOver
                            ? new Outcome.Infeasible("params", Map.of("params", 9.0))
                            : new Outcome.Completed(Map.of("accuracy", score(proposal.architecture())), List.of())));
        }
        assertThat(bayes.propose(new SplittableRandom(99)).origin()).startsWith("expected improvement");
    }

    @Test
    void takesFailuresAndWhatOnlyTrainingRejectsForTried() {
        BayesianOptimization bayes = new BayesianOptimization(SPACE, ACCURACY, 6, 500, 4_096);
        for (int k = 0; k < 6; k++) {
            Proposal proposal = bayes.propose(new SplittableRandom(k));
            assertThat(proposal.origin()).isEqualTo("drawn uniformly");
            bayes.observe(trial(
                    k,
                    proposal,
                    k % 2 == 0
                            ? new Outcome.Failed("diverged")
                            : new Outcome.Infeasible("accuracy", Map.of("accuracy", 0.1))));
        }
        assertThat(bayes.propose(new SplittableRandom(99)).origin()).startsWith("expected improvement");
    }

    @Test
    void decidesTheSameWhenAHistoryIsReplayedIntoIt() {
        BayesianOptimization lived = new BayesianOptimization(SPACE, ACCURACY, 6, 500, 4_096);
        List<Proposal> proposals = run(lived, 30, 1, 3);
        BayesianOptimization replayed = new BayesianOptimization(SPACE, ACCURACY, 6, 500, 4_096);
        for (int k = 0; k < 30; k++) {
            replayed.propose(new SplittableRandom(3_000 + k));
            replayed.observe(trial(
                    k,
                    proposals.get(k),
                    new Outcome.Completed(
                            Map.of("accuracy", score(proposals.get(k).architecture())), List.of())));
        }
        assertThat(replayed.propose(new SplittableRandom(5))).isEqualTo(lived.propose(new SplittableRandom(5)));
    }
}
