package org.nasturtium.engine.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.evaluate.RewardingEvaluator;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Explanation;
import org.nasturtium.engine.strategy.Proposal;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.strategy.panel.TrialNames;

/** A strategy that first proposes architectures of the person, and learnt from an earlier run before it began. */
final class StartedStrategy implements SearchStrategy {
    private final SearchStrategy strategy;
    private final Deque<Architecture> queue;

    private StartedStrategy(SearchStrategy strategy, List<Architecture> queue) {
        this.strategy = strategy;
        this.queue = new ArrayDeque<>(queue);
    }

    /**
     * What a search starts with, checked and read.
     *
     * @param with members to try first
     * @param seen finished trials of an earlier run, with ids below zero so that they are not taken for this run's
     * @param leftOut trials of it that say nothing here
     */
    record Known(List<Architecture> with, List<Trial> seen, int leftOut) {
        /** Reads the other run and checks that all are members. */
        static Known of(SearchDefinition definition) {
            Start start = definition.start();
            SearchSpace space = definition.searched();
            List<Objective> objectives = definition.objectives();
            List<Architecture> with = new ArrayList<>();
            for (Map<String, Object> values : start.with()) {
                with.add(member(space, values));
            }
            if (start.from() == null) {
                return new Known(with, List.of(), 0);
            }
            List<Trial> finished = ArchivedSearch.read(start.from()).result().trials();
            List<Trial> seen = new ArrayList<>();
            for (Trial found : finished) {
                Trial trial = rewarded(found, definition.reward());
                Architecture member = memberOrNull(space, trial.architecture());
                boolean told = objectives.stream()
                        .allMatch(objective -> trial.metrics().containsKey(objective.metric()));
                boolean judged = hasAll(found, definition.reward());
                if (member != null && told && judged && trial.fidelity().isFull()) {
                    int id = TrialNames.earlier(trial.id());
                    seen.add(new Trial(id, member, trial.fidelity(), trial.origin(), trial.outcome(), trial.seconds()));
                }
            }
            if (seen.isEmpty()) {
                throw new IllegalArgumentException("start from " + start.from() + ": none of its " + finished.size()
                        + " trials is a finished member of space `" + space.name() + "` with "
                        + objectives.stream().map(Objective::metric).toList()
                        + "\nMaybe it searched another space, or for something else.");
            }
            return new Known(with, seen, finished.size() - seen.size());
        }

        /** With the reward of this search, whatever the other one's formula said. */
        private static Trial rewarded(Trial trial, @Nullable Reward reward) {
            if (reward == null || !hasAll(trial, reward)) {
                return trial;
            }
            TrialSpec spec = new TrialSpec(trial.id(), trial.architecture(), trial.fidelity(), 0);
            Outcome outcome =
                    new RewardingEvaluator((asked, progress) -> trial.outcome(), reward).evaluate(spec, Progress.NONE);
            return new Trial(
                    trial.id(), trial.architecture(), trial.fidelity(), trial.origin(), outcome, trial.seconds());
        }

        /** Without all that the formula reads, a reward that stands there is one of another formula. */
        private static boolean hasAll(Trial trial, @Nullable Reward reward) {
            return reward == null || trial.metrics().keySet().containsAll(reward.metrics());
        }

        private static Architecture member(SearchSpace space, Map<String, Object> values) {
            try {
                return space.member(values);
            } catch (IllegalArgumentException foreign) {
                throw new IllegalArgumentException("start with " + values + ": " + foreign.getMessage(), foreign);
            }
        }

        private static @Nullable Architecture memberOrNull(SearchSpace space, Architecture architecture) {
            try {
                return space.member(architecture.values());
            } catch (IllegalArgumentException foreign) {
                return null; // counted as left out
            }
        }

        SearchStrategy start(SearchStrategy strategy) {
            seen.forEach(strategy::observe);
            return with.isEmpty() ? strategy : new StartedStrategy(strategy, with);
        }

        /** Sentences for the result. */
        List<String> notes(Start start) {
            List<String> notes = new ArrayList<>();
            if (!with.isEmpty()) {
                notes.add(with.size() + (with.size() == 1 ? " given architecture was" : " given architectures were")
                        + " to be tried first");
            }
            if (start.from() != null) {
                notes.add(String.format(
                        Locale.ROOT,
                        "the strategy began with what %d trials of %s had shown%s; they are no part of this result",
                        seen.size(),
                        start.from(),
                        leftOut == 0 ? "" : " (" + leftOut + " left out: unfinished, or not of this search)"));
            }
            return notes;
        }

        /** Changes when the other run does. */
        String fingerprint() {
            CRC32 sum = new CRC32();
            seen.forEach(trial -> sum.update(
                    (trial.architecture().text() + trial.metrics().hashCode()).getBytes(StandardCharsets.UTF_8)));
            return seen.size() + " trials, crc32 " + Long.toHexString(sum.getValue());
        }
    }

    @Override
    public Proposal propose(RandomGenerator random) {
        Architecture given = queue.pollFirst();
        return given == null ? strategy.propose(random) : new Proposal(given, "given by the person");
    }

    @Override
    public void observe(Trial trial) {
        strategy.observe(trial);
    }

    @Override
    public void withdrawn(Proposal proposal) {
        strategy.withdrawn(proposal);
    }

    @Override
    public List<String> notes() {
        return strategy.notes();
    }

    @Override
    public Explanation explain() {
        return strategy.explain();
    }
}
