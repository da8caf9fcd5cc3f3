package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which strategy, with which options, as data: what stands in the run's record.
 *
 * @param name the catalogue's and the DSL's word
 * @param options as a person wrote them; the catalogue checks them and fills in defaults
 * @param trials how many trials it proposes before the next one takes over; 0 = to the end
 */
public record StrategyChoice(String name, Map<String, Object> options, int trials) {
    public StrategyChoice {
        options = Map.copyOf(new TreeMap<>(options));
        if (trials < 0) {
            throw new IllegalArgumentException("strategy `" + name + "`: `for(" + trials
                    + ".trials)` must be above zero\nMaybe `" + name + "().for(40.trials)`.");
        }
    }

    /** To the end. */
    public StrategyChoice(String name, Map<String, Object> options) {
        this(name, options, 0);
    }

    /** The same for so many trials: {@code evolution().for(60.trials)}. */
    public StrategyChoice lasting(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("strategy `" + name + "`: `for(" + count
                    + ".trials)` must be above zero\nMaybe `" + name + "().for(40.trials)`.");
        }
        return new StrategyChoice(name, options, count);
    }

    /** This one, then another that starts from what this one saw: {@code a >> b}. */
    public StrategyChoice then(StrategyChoice next) {
        List<StrategyChoice> all = new ArrayList<>(phases());
        all.addAll(next.phases());
        for (StrategyChoice phase : all.subList(0, all.size() - 1)) {
            if (phase.trials() == 0) {
                throw new IllegalArgumentException("strategy `" + phase.name()
                        + "` stands in front of `>>` and has no end\nMaybe `" + phase.name()
                        + "().for(40.trials) >> " + next.phases().get(0).name() + "()`.");
            }
        }
        return new StrategyChoice(PhasedSearch.WORD, Map.of(PhasedSearch.STRATEGIES, all));
    }

    /** The strategies of a hybrid; this one alone if it is none. */
    public List<StrategyChoice> phases() {
        if (name.equals(PhasedSearch.WORD)
                && trials == 0
                && options.get(PhasedSearch.STRATEGIES) instanceof List<?> all) {
            return all.stream().map(StrategyChoice.class::cast).toList();
        }
        return List.of(this);
    }

    /** The names of its parts: {@code evolution >> bayes}. */
    public String title() {
        return phases().stream().map(StrategyChoice::name).collect(Collectors.joining(" >> "));
    }

    /** How many trials it takes in all; null if its last phase has no end. */
    public @Nullable Integer length() {
        List<StrategyChoice> all = phases();
        return all.stream().anyMatch(phase -> phase.trials() == 0)
                ? null
                : Integer.valueOf(all.stream().mapToInt(StrategyChoice::trials).sum());
    }

    /** As a person writes it, its options in the order of their names. */
    @Override
    public String toString() {
        if (!phases().equals(List.of(this))) {
            return phases().stream().map(StrategyChoice::toString).collect(Collectors.joining(" >> "));
        }
        String inside = new TreeMap<>(options)
                .entrySet().stream()
                        .map(option -> option.getKey() + ": " + option.getValue())
                        .collect(Collectors.joining(", "));
        return name
                + (inside.isEmpty() && trials == 0 ? "" : "(" + inside + ")")
                + (trials == 0 ? "" : ".for(" + trials + ".trials)");
    }
}
