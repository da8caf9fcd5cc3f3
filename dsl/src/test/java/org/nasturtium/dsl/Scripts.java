package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.compare.ComparedRun;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.ComparisonDefinition;
import org.nasturtium.engine.compare.IncumbentCurve;
import org.nasturtium.engine.data.DataCatalogue;
import org.nasturtium.engine.data.DataPlaces;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;

/** Runs scripts whose searches are noted instead of done. */
final class Scripts implements Searcher {
    /** A space to search. */
    static final String TINY = "def tiny = space('tiny') { conv filters: [8, 16]; pool max, avg; output() }\n";

    final List<SearchDefinition> definitions = new ArrayList<>();
    final List<ComparisonDefinition> comparisons = new ArrayList<>();
    final List<SearchEnvironment> environments = new ArrayList<>();

    @Override
    public SearchResult search(SearchDefinition definition, SearchEnvironment environment) {
        definitions.add(definition);
        environments.add(environment);
        Trial trial = new Trial(
                0,
                definition.searched().baseline(),
                new Fidelity(1, 1),
                "baseline",
                new Outcome.Completed(Map.of("accuracy", 0.9, "params", 100.0), List.of()),
                1);
        return new SearchResult(
                definition,
                environment.runs().resolve(definition.space().name()),
                List.of(trial),
                "done",
                1,
                List.of());
    }

    @Override
    public Comparison compare(ComparisonDefinition definition, SearchEnvironment environment) {
        comparisons.add(definition);
        List<ComparedRun> runs = new ArrayList<>();
        for (StrategyChoice strategy : definition.strategies()) {
            for (long seed : definition.seeds()) {
                SearchResult result = search(definition.search().using(strategy).seeded(seed), environment);
                runs.add(new ComparedRun(
                        strategy, seed, result.trials(), "done", 0.9 + 0.001 * seed, new IncumbentCurve(List.of())));
            }
        }
        return new Comparison(
                definition,
                environment.runs(),
                runs,
                definition.search().objectives().get(0),
                "validation accuracy",
                List.of());
    }

    /** The definition of the only search of a script. */
    SearchDefinition definition(String script) {
        run(script);
        return definitions.get(definitions.size() - 1);
    }

    /** What the lines of a search of a tiny space over digits come to. */
    static SearchDefinition searching(String lines) {
        return new Scripts().definition(TINY + "search(tiny) {\ndata digits\n" + lines + "\n}");
    }

    /** The value of a script. */
    Object run(String script) {
        try {
            return ScriptRunner.run(source(script), context()).value();
        } catch (ScriptFailure failure) {
            return fail(failure.error().text(), failure);
        }
    }

    /** What a person is told of a script that fails. */
    static ScriptError error(String script) {
        Scripts scripts = new Scripts();
        try {
            Object value = ScriptRunner.run(source(script), scripts.context()).value();
            return fail("no error, but " + value);
        } catch (ScriptFailure failure) {
            return failure.error();
        }
    }

    DslContext context() {
        DataPlaces nowhere = new DataPlaces(null, Path.of("no-home"), Path.of("no-packages"));
        return DslContext.under(Path.of("runs"), this).withData(new DataCatalogue(nowhere));
    }

    static ScriptSource source(String script) {
        return new ScriptSource("mine.groovy", "mine.groovy", script);
    }
}
