package org.nasturtium.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.MissingMethodException;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.block.Blocks;
import org.nasturtium.dsl.block.ComparisonSpec;
import org.nasturtium.dsl.block.SearchSpec;
import org.nasturtium.dsl.block.SpaceSpec;
import org.nasturtium.dsl.block.StrategyWords;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.BlockName;
import org.nasturtium.dsl.word.DataWords;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Nouns;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Units;
import org.nasturtium.dsl.word.Vocabulary;
import org.nasturtium.dsl.word.Word;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.backend.LoadedModel;
import org.nasturtium.engine.backend.ModelFormats;
import org.nasturtium.engine.compare.Ablation;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.ComparisonDefinition;
import org.nasturtium.engine.compare.RunDifference;
import org.nasturtium.engine.search.AskTell;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.SearchStopped;
import org.nasturtium.engine.space.SearchSpace;

/**
 * What every script and every cell is: it has the top-level verbs, and knows the nouns behind a person's own variables.
 *
 * <p>A variable wins over a noun, never over a verb.
 */
@BlockName("script")
public abstract class NasturtiumScript extends Script {
    /** Every word that can be reached from a script. */
    public static final Vocabulary VOCABULARY = new Vocabulary(NasturtiumScript.class);

    private static final Set<String> NEED_PARENTHESES = Set.of("csv", "imageFolder", "nb201Table", "table");

    // named apart, since Groovy reads private fields as properties
    private @Nullable DslContext dslContext;
    private @Nullable DslSession dslSession;

    /** Gives the script its surroundings, before it runs. */
    public void attach(DslContext context, DslSession session) {
        dslContext = context;
        dslSession = session;
    }

    @Override
    public Object getProperty(String property) {
        if (getBinding().hasVariable(property)) {
            return getBinding().getVariable(property);
        }
        if (NEED_PARENTHESES.contains(property)) {
            return WordValue.of(property);
        }
        Object noun = noun(property);
        return noun != null ? noun : super.getProperty(property);
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object args) {
        @Nullable Object[] given = args instanceof Object[] several ? several : new @Nullable Object[] {args};
        if (!getBinding().hasVariable(name)
                && getMetaClass().respondsTo(this, name, given).isEmpty()) {
            Closure<?> method = session().method(name, given);
            Object noun = method == null ? noun(name, given) : null;
            if (method != null || noun != null) {
                return method != null ? method.call(given) : noun;
            }
        }
        return super.invokeMethod(name, args);
    }

    /** What {@code this.&method} of another cell comes to: a method pointer asks no {@link #invokeMethod}. */
    protected @Nullable Object methodMissing(String name, Object args) {
        @Nullable Object[] given = args instanceof Object[] several ? several : new @Nullable Object[] {args};
        boolean isVariable = getBinding().hasVariable(name);
        Closure<?> method = isVariable ? null : session().method(name, given);
        Object noun = isVariable || method != null ? null : noun(name, given);
        if (method == null && noun == null) {
            throw new MissingMethodException(name, getClass(), given);
        }
        return method != null ? method.call(given) : noun;
    }

    @Word(
            signature = "space('tiny') { ... }",
            does = "what may be chosen: layers in order, or cells",
            example = "def tiny = space('tiny') { conv filters: [8, 16]; pool max; output() }")
    public SearchSpace space(String name, @DelegatesTo(SpaceSpec.class) Closure<?> body) {
        return Blocks.configure(new SpaceSpec(name), body).build();
    }

    public SearchSpace space(@DelegatesTo(SpaceSpec.class) Closure<?> body) {
        return space("space", body);
    }

    @Word(
            signature = "search(tiny) { data digits }   or   search(tiny, resume: yes) { ... }",
            does = "searches a space: proposes, trains, remembers; its value is the result",
            usual = "evolution, 40 trials, best accuracy, one thread, seed 1, the plain network as trial 0",
            example =
                    "def tiny = space('tiny') { conv filters: [8, 16]; output() }\nsearch(tiny) { data digits; budget 3.trials }")
    public SearchResult search(Object space, @DelegatesTo(SearchSpec.class) Closure<?> body) {
        return search(Map.of(), space, body);
    }

    public SearchResult search(Map<String, ?> options, Object space, @DelegatesTo(SearchSpec.class) Closure<?> body) {
        Arguments given = Arguments.of("search", options).allow(0, "resume");
        if (!(space instanceof SearchSpace searched)) {
            throw new DslError(
                    "`search` needs a space, not " + Shown.of(space),
                    "Maybe `search(tiny) { ... }` after `def tiny = space('tiny') { ... }`.");
        }
        if (given.flag("resume", false)) {
            refuseInScript("`search(..., resume: yes)`", "");
        }
        SearchSpec spec = Blocks.configure(new SearchSpec(searched, this::hidden), body);
        SearchResult result = run(
                spec.build(),
                context().environment(given.flag("resume", context().resume())));
        return spec.randomSeeds() == 0 || result.workshop() == null
                ? result
                : result.with(result.versusRandom(spec.randomSeeds()));
    }

    @Word(
            signature =
                    "compare(evolution(), local()) { data digits }   or   compare(tiny, bayes(), resume: yes) { ... }",
            does =
                    "runs every strategy over the same seeds, random search always among them, and says what may be said",
            usual = "seeds 1..10, no plain network; the rest as in search; without a space that of the table",
            example =
                    "def tiny = space('tiny') { conv filters: [8, 16]; output() }\ncompare(tiny, evolution()) { data digits; budget 3.trials; seeds 1..2 }")
    public Comparison compare(@DelegatesTo(ComparisonSpec.class) Closure<?> body) {
        return compare(new Object[] {body});
    }

    public Comparison compare(Object... arguments) {
        Arguments given = Arguments.of("compare", arguments).allow(Integer.MAX_VALUE, "resume");
        List<Object> values = new ArrayList<>(given.values());
        if (values.isEmpty() || !(values.remove(values.size() - 1) instanceof Closure<?> body)) {
            throw new DslError(
                    "`compare` needs a block behind its strategies", "Maybe `compare(evolution()) { data digits }`.");
        }
        SearchSpace space = !values.isEmpty() && values.get(0) instanceof SearchSpace first ? first : null;
        List<Object> strategies = space == null ? values : values.subList(1, values.size());
        if (strategies.isEmpty()) {
            throw new DslError(
                    "`compare` has no strategy to put beside random search",
                    "Maybe `compare(evolution(), local()) { ... }`.");
        }
        if (given.flag("resume", false)) {
            refuseInScript("`compare(..., resume: yes)`", "");
        }
        ComparisonDefinition definition =
                Blocks.configure(new ComparisonSpec(space, this::hidden), body).build(strategies);
        Comparison comparison = context()
                .searcher()
                .compare(
                        definition,
                        context().environment(given.flag("resume", context().resume())));
        session().add(comparison);
        return comparison;
    }

    @Word(
            signature = "def s = strategy(tiny, evolution(), budget: 200, seed: 1, maximize: accuracy)",
            does =
                    "a strategy to be asked and told, with training code of your own: s.propose(), s.observe(a, 0.93), s.explain()",
            usual =
                    "no budget, seed 1, maximize accuracy, repeats answered from memory, no rungs; with `rungs: [1, 3, 9]` s.part says how much of a full training is asked for",
            example = "def tiny = space('tiny') { conv filters: [8, 16]; output() }\n"
                    + "def s = strategy(tiny, evolution(), budget: 200, seed: 1)\ns.observe(s.propose(), 0.93)\ns")
    public AskTell strategy(Object... arguments) {
        return StrategyWords.askTell(Arguments.of("strategy", arguments));
    }

    @Word(
            signature = "ablate(found, budget: 10.trials)",
            does =
                    "sets each choice of the winner's back to the plain one and evaluates that again: which of them mattered",
            usual = "a budget of 20.trials, the winner's own among them",
            example = "ablate(found, budget: 10.trials)")
    public Ablation ablate(Object... arguments) {
        Arguments given = Arguments.of("ablate", arguments).allow(1, "budget");
        Object budget = given.has("budget") ? given.option("budget") : new Units.Trials(20);
        if (!(given.value(0) instanceof SearchResult result)) {
            throw new DslError("`ablate` needs the result of a search", "Maybe `ablate(found)`.");
        }
        if (!(budget instanceof Units.Trials trials)) {
            throw new DslError("`ablate budget:` needs trials, not " + Shown.of(budget), "Maybe `budget: 10.trials`.");
        }
        return Ablation.of(result, trials.value());
    }

    @Word(
            signature = "diff('runs/a', 'runs/b')",
            does = "what differs between two runs: what was asked, where it ran, what was tried, what was found",
            example = "diff('runs/a', 'runs/b')")
    public RunDifference diff(Object... arguments) {
        Arguments given = Arguments.of("diff", arguments).allow(2);
        if (given.values().size() != 2) {
            throw new DslError("`diff` needs the folders of two runs", "Maybe `diff('runs/a', 'runs/b')`.");
        }
        return RunDifference.of(Path.of(String.valueOf(given.value(0))), Path.of(String.valueOf(given.value(1))));
    }

    @Word(
            signature = "resume 'runs/tiny', budget: 40.trials",
            does =
                    "goes on with a run of this notebook that was stopped, or extends a finished one; for a script: nas resume",
            usual = "the rest of its own budget",
            example = "resume 'runs/tiny', budget: 40.trials")
    public SearchResult resume(Object... arguments) {
        Arguments given = Arguments.of("resume", arguments).allow(1, "budget");
        Object folder = given.value(0);
        if (!(folder instanceof CharSequence) && !(folder instanceof Path)) {
            throw new DslError(
                    "`resume` needs the folder of a run" + (folder == null ? "" : ", not " + Shown.of(folder)),
                    "Maybe `resume 'runs/tiny'`.");
        }
        Object budget = given.option("budget");
        if (budget != null && !(budget instanceof Units.Trials)) {
            throw new DslError("`resume budget:` needs trials, not " + Shown.of(budget), "Maybe `budget: 40.trials`.");
        }
        Path run = Path.of(folder.toString());
        refuseInScript("`resume`", budget instanceof Units.Trials more ? " --trials " + more.value() : "");
        SearchDefinition definition = session().definition(run);
        if (definition == null) {
            throw new DslError(
                    "`resume`: the search of " + run + " is not known here",
                    "Maybe run its cell again as `search(..., resume: yes) { ... }`, or `./nas resume " + run
                            + "` if a script began it.");
        }
        return run(definition, context().resuming(run, budget instanceof Units.Trials more ? more.value() : 0));
    }

    /** A script's searches share one run, which goes on as a whole. */
    private void refuseInScript(String what, String options) {
        if (!context().name().isEmpty()) {
            throw new DslError(
                    what + " is for notebooks; a script goes on from outside",
                    "Maybe `./nas resume " + context().runs().resolve(context().name()) + options + "`.");
        }
    }

    @Word(
            signature = "load('winner.zip')",
            does = "reads an exported network, to predict with",
            example = "load('winner.zip').predict(images)")
    public LoadedModel load(Object... arguments) throws IOException {
        Object file = Arguments.of("load", arguments).only("load('winner.zip')");
        if (!(file instanceof CharSequence) && !(file instanceof Path)) {
            throw new DslError("`load` needs a file, not " + Shown.of(file), "Maybe `load('winner.zip')`.");
        }
        Path path = Path.of(file.toString());
        if (!Files.exists(path)) {
            throw new DslError(
                    "`load`: there is no file " + path,
                    "Maybe it lies in the run's folder: `load('runs/tiny/" + path.getFileName() + "')`.");
        }
        return ModelFormats.of(path).read(path);
    }

    private SearchResult run(SearchDefinition definition, SearchEnvironment environment) {
        try {
            SearchResult result = context().searcher().search(definition, environment);
            session().add(result);
            if (result.trials().isEmpty()) {
                throw new DslError(
                        "`search` over `" + definition.space().name() + "` ran no trial: "
                                + result.reason().replaceFirst("^no trial any more: ", ""),
                        "Maybe loosen a limit, or give the space smaller members.");
            }
            return result;
        } catch (SearchStopped stopped) {
            session().remember(stopped.soFar());
            throw stopped;
        }
    }

    private @Nullable Object noun(String name, @Nullable Object... given) {
        Object data = DataWords.make(context().data(), name, given);
        return data != null ? data : Nouns.make(name, given);
    }

    /** The variable that holds a value and hides a noun, or none. */
    private @Nullable String hidden(Object value) {
        Map<?, ?> variables = getBinding().getVariables();
        for (String noun : VOCABULARY.nouns()) {
            if (variables.get(noun) == value || value.equals(variables.get(noun))) {
                return noun;
            }
        }
        return null;
    }

    /** Sleeps so that an interruption ends it, which Groovy's own {@code sleep} does not. */
    public void sleep(long milliseconds) throws InterruptedException {
        Thread.sleep(milliseconds);
    }

    protected DslContext context() {
        return Objects.requireNonNull(dslContext, "attach(...) first");
    }

    private DslSession session() {
        return Objects.requireNonNull(dslSession, "attach(...) first");
    }
}
