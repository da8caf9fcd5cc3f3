package org.nasturtium.engine.strategy.panel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/**
 * Architectures that were tried, with their numbers, and what became of each: a population, neighbours, the best so far.
 *
 * @param space theirs
 * @param metrics what the scores are, the one that counts first
 * @param individuals in the order in which they are shown
 */
public record PopulationPanel(String name, SearchSpace space, List<String> metrics, List<Individual> individuals)
        implements Panel {
    /**
     * One of them.
     *
     * @param scores a value a metric, null where it is unknown
     * @param roles what it is at this moment, most often nothing
     */
    public record Individual(long trial, Architecture architecture, List<@Nullable Double> scores, List<Role> roles) {
        public Individual {
            scores = Rows.numbers(scores);
            roles = List.copyOf(roles);
        }

        public boolean is(Role role) {
            return roles.contains(role);
        }
    }

    /** What an individual may be at this moment. */
    public enum Role {
        PARENT("parent"),
        DRAWN("drawn"),
        OLDEST("dies next"),
        NEWBORN("joined"),
        ELITE("lives on"),
        CENTRE("it stands here");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        /** In a picture: {@code won, parent}. */
        public String words() {
            return words;
        }
    }

    public PopulationPanel {
        metrics = List.copyOf(metrics);
        individuals = List.copyOf(individuals);
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("trial"));
        columns.addAll(metrics);
        columns.addAll(List.of("role", "architecture"));
        return columns;
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Individual one : individuals) {
            List<@Nullable Object> more = new ArrayList<>(one.scores());
            more.add(String.join(", ", one.roles().stream().map(Role::words).toList()));
            more.add(one.architecture().text());
            rows.add(Rows.row(TrialNames.cell(one.trial()), more));
        }
        return rows;
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.population(this);
    }
}
