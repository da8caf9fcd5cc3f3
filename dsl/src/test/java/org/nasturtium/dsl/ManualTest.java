package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.dsl.word.WordEntry;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.ComparisonDefinition;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

/** The manual is true: its blocks run as the cells of one notebook, and its list of words is the index. */
class ManualTest {
    private static final Path MANUAL = Path.of("..", "docs", "dsl.md");
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```groovy\n(.*?)^```$");
    private static final Pattern WORDS = Pattern.compile("(?s)(<!-- words -->\n).*(<!-- end of words -->)");

    @TempDir
    Path runs;

    @Test
    void runsTheSearchOfTheReadme() throws IOException, ScriptFailure {
        Matcher found = BLOCK.matcher(Files.readString(README));
        assertThat(found.find()).isTrue();
        String search = found.group(1).substring(0, found.group(1).indexOf("def winner"));
        DslContext context = new Scripts().context().searchedBy(new Miniature());
        try (ScriptCompiler compiler = new ScriptCompiler()) {
            // the winner would train in earnest, so the whole is only compiled
            compiler.compile(ScriptSource.cell(1, found.group(1)));
            NasturtiumScript cell = compiler.load(ScriptSource.cell(2, search), context, new DslSession());
            assertThat(cell).isNotNull();
            runs(cell, compiler);
        }
    }

    @Test
    void runsEveryBlock() throws IOException, ScriptFailure {
        DslContext context = new Scripts().context().searchedBy(new Miniature());
        DslSession session = new DslSession();
        List<String> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(Files.readString(MANUAL));
        while (found.find()) {
            blocks.add(found.group(1));
        }
        assertThat(blocks).hasSizeGreaterThan(10);
        try (ScriptCompiler compiler = new ScriptCompiler()) {
            for (int i = 0; i < blocks.size(); i++) {
                NasturtiumScript cell = compiler.load(ScriptSource.cell(i + 1, blocks.get(i)), context, session);
                assertThat(cell).isNotNull();
                // writing model files needs a backend of another module
                if (!blocks.get(i).contains("export(")) {
                    runs(cell, compiler);
                }
            }
        }
    }

    private static void runs(NasturtiumScript cell, ScriptCompiler compiler) throws ScriptFailure {
        try {
            cell.run();
        } catch (RuntimeException failure) {
            throw compiler.failure(failure);
        }
    }

    /** Really searches, whatever is asked for, a space that takes no time. */
    private SearchResult searchedInMiniature(SearchEnvironment environment) {
        SearchSpace small = (SearchSpace) new Scripts().run("space('small') { dense units: [4, 8]; output() }");
        SearchDefinition definition = SearchDefinition.of(
                        small, new Scripts().context().data().digits())
                .withBackend("toy")
                .within(Budget.trials(2))
                .trainedBy(TrainingPlan.fixed(
                        TrainingSettings.defaults().withEpochs(1).withBatch(512)));
        return Searcher.ENGINE.search(
                definition,
                new SearchEnvironment(runs, "", "", false, environment.listener(), environment.cancellation()));
    }

    @Test
    void listsEveryWord() throws IOException {
        String manual = Files.readString(MANUAL);
        assertThat(WORDS.matcher(manual).find()).isTrue();
        String written = WORDS.matcher(manual).replaceFirst("$1" + Matcher.quoteReplacement(words()) + "$2");
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(MANUAL, written);
        }
        assertThat(Files.readString(MANUAL))
                .as("run the test with -Dregenerate=true and read what changes")
                .isEqualTo(written);
    }

    private static String words() {
        StringBuilder text = new StringBuilder();
        String block = "";
        for (WordEntry word : NasturtiumScript.VOCABULARY.entries()) {
            boolean inner = !List.of("script", "search", "space", "cell", "").contains(word.block());
            if (inner && NasturtiumScript.VOCABULARY.homes(word.name()).contains("space")) {
                continue; // said once, for the space
            }
            String here = switch (word.kind()) {
                case VERB -> word.block().equals("script") ? "Verbs of a script" : "Verbs of `" + word.block() + "`";
                case NOUN -> "Nouns";
                case UNIT -> "Units, behind a number";
            };
            if (!here.equals(block)) {
                text.append(block.isEmpty() ? "" : "\n")
                        .append("### ")
                        .append(here)
                        .append("\n\n| word | what for | usually |\n|---|---|---|\n");
                block = here;
            }
            text.append("| `")
                    .append(word.signature().replace("   or   ", "` or `").replace("|", "\\|"))
                    .append("` | ")
                    .append(word.does())
                    .append(" | ")
                    .append(word.usual())
                    .append(" |\n");
        }
        return text.toString();
    }

    /** The engine with a smaller search in place of any that is asked for. */
    private final class Miniature implements Searcher {
        @Override
        public SearchResult search(SearchDefinition definition, SearchEnvironment environment) {
            return searchedInMiniature(environment);
        }

        @Override
        public Comparison compare(ComparisonDefinition asked, SearchEnvironment environment) {
            SearchDefinition small =
                    searchedInMiniature(environment).definition().on(Placement.sequential());
            return Searcher.ENGINE.compare(
                    new ComparisonDefinition(small, asked.strategies(), List.of(1L, 2L)),
                    new SearchEnvironment(runs, "", "", false, environment.listener(), environment.cancellation()));
        }
    }
}
