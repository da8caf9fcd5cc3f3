package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.nasturtium.engine.words.NearestWord;

/**
 * A line of the catalogue: a strategy's word, what it is, where it comes from, how it is made.
 *
 * @param name the DSL's word
 * @param summary one sentence for help
 * @param paper the reference
 * @param options what can be set
 * @param factory makes one for a task whose options are complete
 * @param needsFidelities whether it makes sense only where evaluations cheaper than full ones can be had
 */
public record StrategyKind(
        String name,
        String summary,
        String paper,
        List<StrategyOption> options,
        Function<StrategyTask, SearchStrategy> factory,
        boolean needsFidelities) {
    public StrategyKind {
        options = List.copyOf(options);
    }

    /** One that evaluates in full. */
    public StrategyKind(
            String name,
            String summary,
            String paper,
            List<StrategyOption> options,
            Function<StrategyTask, SearchStrategy> factory) {
        this(name, summary, paper, options, factory, false);
    }

    /** All options of one use, defaults filled in, in the order of their names. */
    public Map<String, Object> resolve(Map<String, Object> given, int trials) {
        List<String> known = options.stream().map(StrategyOption::name).toList();
        for (String word : given.keySet()) {
            if (!known.contains(word)) {
                throw new IllegalArgumentException("strategy `" + name + "` has no option `" + word + "`\n"
                        + (known.isEmpty() ? "It has none." : NearestWord.hint(word, known)));
            }
        }
        Map<String, Object> complete = new TreeMap<>();
        options.forEach(
                option -> complete.put(option.name(), option.resolve("strategy `" + name + "`", given, trials)));
        return complete;
    }
}
