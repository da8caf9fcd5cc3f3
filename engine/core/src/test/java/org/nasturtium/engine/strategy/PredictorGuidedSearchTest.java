package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PredictorGuidedSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return "predictor";
    }

    private static PredictorGuidedSearch predictor(int rows) {
        return new PredictorGuidedSearch(SPACE, ACCURACY, new PredictorGuidedSearch.Size(6, 5, 32, 50, rows));
    }

    @Test
    void findsTheBestMemberSoonerThanRandomSearch() {
        // 2 of 60 members are best: random search finds one in 2 of 3 seeds
        for (int seed = 0; seed < 10; seed++) {
            assertThat(run(predictor(500), 25, 1, seed))
                    .as("seed " + seed)
                    .anySatisfy(proposal ->
                            assertThat(score(proposal.architecture())).isEqualTo(0.7));
        }
    }

    @Test
    void goesOnWithAPartOfItsRows() {
        assertThat(run(predictor(20), 60, 3, 1))
                .extracting(proposal -> proposal.architecture().text())
                .doesNotHaveDuplicates();
    }
}
