package org.nasturtium.engine.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.store.WeightsFile;
import org.nasturtium.engine.strategy.Trial;

/**
 * The weights of the best trials on disk, a file each in {@code weights/}; those of others are removed as better ones
 * come, so that the disk they take is bounded.
 */
final class KeptWeights {
    private static final String FOLDER = "weights";

    private final Path run;
    private final int most;
    private final List<Objective> objectives;
    private final List<Trial> ended = new ArrayList<>();
    private final AtomicReference<IOException> trouble = new AtomicReference<>();

    KeptWeights(Path run, int most, List<Objective> objectives) {
        this.run = run;
        this.most = most;
        this.objectives = objectives;
    }

    /** Where a trial's weights are, if they are kept. */
    static Path file(Path run, int trial) {
        return run.resolve(FOLDER).resolve("trial-" + trial + ".safetensors");
    }

    /** Called by evaluating threads; a disk that is full must not make a good trial a failed one, so it is told later. */
    void write(int trial, Weights weights) {
        if (most == 0) {
            return;
        }
        try {
            Files.createDirectories(run.resolve(FOLDER));
            new WeightsFile(weights, Map.of("trial", String.valueOf(trial))).write(file(run, trial));
        } catch (IOException failure) {
            trouble.compareAndSet(null, failure);
        }
    }

    /** Takes note of a trial that ended in an earlier process; what it leaves is removed when the next one ends. */
    void known(Trial trial) {
        ended.add(trial);
    }

    /**
     * Takes note of an ended trial and removes what is no longer among the best.
     *
     * @throws RunFolderTrouble if weights could not be written or removed
     */
    void ended(Trial trial) {
        ended.add(trial);
        Set<Integer> best = ParetoFront.bestFirst(ended, objectives).stream()
                .limit(most)
                .map(Trial::id)
                .collect(Collectors.toSet());
        try {
            for (Trial other : ended) {
                if (!best.contains(other.id())) {
                    Files.deleteIfExists(file(run, other.id()));
                }
            }
        } catch (IOException failure) {
            trouble.compareAndSet(null, failure);
        }
        IOException failure = trouble.get();
        if (failure != null) {
            throw new RunFolderTrouble(
                    "cannot keep weights in " + run.resolve(FOLDER) + ": " + failure,
                    "Trials that ended are safe in the journal: free some space, then `nas resume " + run
                            + "`; `keep 0` keeps no weights.",
                    failure);
        }
    }
}
