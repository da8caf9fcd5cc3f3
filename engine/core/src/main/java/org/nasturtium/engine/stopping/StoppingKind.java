package org.nasturtium.engine.stopping;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.nasturtium.engine.strategy.StrategyOption;
import org.nasturtium.engine.words.NearestWord;

/**
 * A line of the catalogue: a stopping rule's word, what it is, where it comes from, how it is made.
 *
 * @param name the DSL's word
 * @param summary one sentence for help
 * @param paper the reference
 * @param options what can be set
 * @param factory makes one, given each option's number by its name
 */
public record StoppingKind(
        String name,
        String summary,
        String paper,
        List<StrategyOption> options,
        Function<ToDoubleFunction<String>, StoppingRule> factory) {
    public StoppingKind {
        options = List.copyOf(options);
    }

    /** All options of one use, defaults filled in. */
    public Map<String, Object> resolve(Map<String, Object> given) {
        List<String> known = options.stream().map(StrategyOption::name).toList();
        for (String word : given.keySet()) {
            if (!known.contains(word)) {
                throw new IllegalArgumentException(
                        "stopping rule `" + name + "` has no option `" + word + "`\n" + NearestWord.hint(word, known));
            }
        }
        Map<String, Object> complete = new TreeMap<>();
        options.forEach(
                option -> complete.put(option.name(), option.resolve("stopping rule `" + name + "`", given, 0)));
        return complete;
    }
}
