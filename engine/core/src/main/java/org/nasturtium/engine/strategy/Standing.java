package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;

/** Orders trials of one fidelity for those who pick the best few of them. */
final class Standing {
    private Standing() {}

    /**
     * Best first: by value with one objective; by rank, then by crowding with several (Deb et al. 2002). Trials without
     * a result are left out.
     */
    static List<Trial> bestFirst(List<Trial> trials, List<Objective> objectives) {
        if (objectives.size() == 1) {
            return ParetoFront.bestFirst(trials, objectives);
        }
        List<Trial> ordered = new ArrayList<>();
        for (List<Trial> front : ParetoFront.ranks(trials, objectives)) {
            double[] room = ParetoFront.crowding(front, objectives);
            IntStream.range(0, front.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -room[i]))
                    .map(front::get)
                    .forEach(ordered::add);
        }
        return ordered;
    }
}
