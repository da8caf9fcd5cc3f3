package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.dsl.block.CellSpec;
import org.nasturtium.dsl.block.ChooseSpec;
import org.nasturtium.dsl.block.RepeatSpec;
import org.nasturtium.dsl.block.SearchSpec;
import org.nasturtium.dsl.block.SpaceSpec;
import org.nasturtium.dsl.word.Word;
import org.nasturtium.dsl.word.WordEntry;

/** The index of words: complete, and every example in it runs. */
class WordsTest {
    private static final List<WordEntry> WORDS = NasturtiumScript.VOCABULARY.entries();

    /** What is put around an example, by the block that its word stands in. */
    private static final Map<String, String> AROUND = Map.ofEntries(
            Map.entry("script", "%s"),
            Map.entry("search", Scripts.TINY + "search(tiny) {\ndata digits\n%s\n}"),
            Map.entry("space", "space('tiny') {\n%s\noutput()\n}"),
            Map.entry(
                    "cell",
                    "space('cells') {\nstem conv3x3(8)\ncell {\nops skip, conv3x3\n%s\n}\nstack 1, cell\noutput()\n}"),
            Map.entry("repeat", "space('tiny') {\nrepeat 2, {\n%s\n}\noutput()\n}"),
            Map.entry("optional", "space('tiny') {\noptional {\nflatten()\n%s\n}\noutput()\n}"),
            Map.entry("residual", "space('tiny') {\nresidual {\n%s\n}\noutput()\n}"),
            Map.entry("choose", "space('tiny') {\nchoose {\n%s\n}\noutput()\n}"),
            Map.entry("branch", "space('tiny') {\nchoose { branch {\n%s\n} }\noutput()\n}"),
            Map.entry("whenever", "space('sizes') {\nchoice 'x', 1, 2\nwhenever('x', 2) {\n%s\n}\n}"),
            Map.entry("compare", Scripts.TINY + "compare(tiny, local) {\ndata digits\n%s\n}"));

    static Stream<WordEntry> verbs() {
        return WORDS.stream()
                .filter(word -> word.kind() == WordEntry.Kind.VERB)
                // a file that is there only after an export; a run that another cell began
                .filter(word -> !List.of("load", "resume", "ablate", "diff").contains(word.name()));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void runsTheExampleOfEveryVerb(WordEntry word) {
        // what surrounds the example has these words already
        String lines = List.of("output", "head", "data").contains(word.name()) ? "" : word.example();
        String around = AROUND.get(word.block());
        if (word.block().equals("space") && List.of("choice", "whenever").contains(word.name())) {
            around = "space('sizes') {\n%s\n}";
        }
        if (word.name().equals("output") || word.name().equals("head")) {
            around = "space('tiny') {\nconv filters: 8\n" + word.example() + "\n%s}";
        }
        assertThat(new Scripts().run(String.format(around, lines))).isNotNull();
    }

    static Stream<WordEntry> nouns() {
        return WORDS.stream().filter(word -> word.kind() == WordEntry.Kind.NOUN);
    }

    @ParameterizedTest
    @MethodSource("nouns")
    void runsTheExampleOfEveryNoun(WordEntry word) {
        String example = word.example();
        String script = switch (word.group()) {
            case "strategy",
                    "zero-cost proxy",
                    "optimizer",
                    "schedule",
                    "augmentation",
                    "fidelity",
                    "stopping rule",
                    "place",
                    "budget",
                    "ordering" -> String.format(AROUND.get("search"), example);
            case "data", "option of csv" -> Scripts.TINY + "search(tiny) { " + example + " }";
            case "table" -> example.startsWith("data") ? Scripts.TINY + "search(tiny) { " + example + " }" : example;
            case "operation" ->
                String.format(AROUND.get("cell"), example + (word.name().equals("skip") ? ", conv1x1" : ", skip"));
            case "join" -> String.format(AROUND.get("cell"), example);
            case "cell", "reduction" ->
                word.name().equals("dense")
                        ? String.format(AROUND.get("cell"), example)
                        : "space('c') {\nstem conv3x3(8)\ncell { ops skip, conv3x3 }\n" + example + "\noutput()\n}";
            case "activation" -> String.format(AROUND.get("space"), "dense units: 8, " + example);
            case "layer" ->
                example.startsWith("head")
                        ? "space('c') {\nconv filters: 8\n" + example + "\n}"
                        : String.format(AROUND.get("space"), example);
            case "range", "pooling", "padding" -> String.format(AROUND.get("space"), example);
            case "metric", "metric of nb201Table", "spread over repeats", "yes or no" -> "[" + example + "]";
            default -> throw new AssertionError("no example is run for the group " + word.group());
        };
        assertThat(new Scripts().run(script)).isNotNull();
    }

    @Test
    void runsTheExampleOfEveryUnit() {
        for (WordEntry word : WORDS) {
            if (word.kind() == WordEntry.Kind.UNIT) {
                assertThat(new Scripts().run(word.example())).as(word.name()).isNotNull();
            }
        }
    }

    @Test
    void describesEveryMethodThatAPersonCanReach() {
        for (Class<?> block :
                List.of(SpaceSpec.class, SearchSpec.class, CellSpec.class, RepeatSpec.class, ChooseSpec.class)) {
            for (Method method : block.getMethods()) {
                boolean own = method.getDeclaringClass().getPackageName().equals("org.nasturtium.dsl.block");
                if (own
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() == void.class
                        && !List.of("setProperty").contains(method.getName())) {
                    assertThat(Stream.of(block.getMethods())
                                    .filter(other -> other.getName().equals(method.getName()))
                                    .anyMatch(other -> other.isAnnotationPresent(Word.class)))
                            .as(method.toString())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void knowsTheBlocksThatVerbsOpen() {
        assertThat(NasturtiumScript.VOCABULARY.homes("budget")).containsExactly("search");
        assertThat(NasturtiumScript.VOCABULARY.opened(SpaceSpec.class, "repeat"))
                .isEqualTo(RepeatSpec.class);
        assertThat(NasturtiumScript.VOCABULARY.about("dense")).hasSizeGreaterThan(2);
    }
}
