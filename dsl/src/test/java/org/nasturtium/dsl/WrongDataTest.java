package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.dsl.ScriptError.Kind;
import org.nasturtium.engine.data.DataCatalogue;
import org.nasturtium.engine.data.DataPlaces;
import org.nasturtium.engine.search.Cancellation;
import org.nasturtium.engine.search.RunSession;

/** What a person is told when space, data, limits or the run's folder do not fit: before any training, with the line. */
class WrongDataTest {
    private static final String TINY = "def tiny = space('tiny') { dense units: [4, 8]; output() }\n";

    @TempDir
    Path folder;

    private final Cancellation cancellation = new Cancellation();

    private ScriptError error(String script) throws IOException {
        ScriptSource source = new ScriptSource("mine.groovy", "mine.groovy", script);
        DataPlaces places = new DataPlaces(folder.resolve("data"), folder.resolve("home"), folder.resolve("packages"));
        DslContext context = DslContext.under(folder.resolve("runs"), Searcher.ENGINE)
                .withData(new DataCatalogue(places))
                .stoppedBy(cancellation)
                .forScript(source);
        try (RunSession session = new RunSession(context.environment(false))) {
            ScriptOutcome outcome = ScriptRunner.run(source, context.searchedBy(Searcher.in(session)));
            return fail("no error, but " + outcome.value());
        } catch (ScriptFailure failure) {
            return failure.error();
        }
    }

    private static String search(String space, String lines) {
        return "search(" + space + ") {\n  data digits\n  backend 'toy'\n  " + lines + "\n}\n";
    }

    /** The error's text with the temporary folder left out. */
    private String told(ScriptError error) {
        return error.text().replace(folder.toString(), "FOLDER");
    }

    @Test
    void missingData() throws IOException {
        ScriptError error = error(TINY + "search(tiny) {\n  data fashionMnist\n  backend 'toy'\n}");
        assertThat(error.kind()).isEqualTo(Kind.DATA);
        assertThat(told(error)).startsWith("""
                mine.groovy line 2: fashionMnist: fashion-mnist is not on this machine. Looked in
                    search(tiny) {
                  FOLDER/data/fashion-mnist: no such folder
                """).contains("\nGet it: apt-get install dataset-fashion-mnist\n");
    }

    @Test
    void corruptData() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.csv"), "a,b,kind\n1,2,x\n1,y\n");
        ScriptError error = error(TINY + "search(tiny) { data csv('" + file + "', label: 'kind'); backend 'toy' }");
        assertThat(error.kind()).isEqualTo(Kind.DATA);
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.message()).contains("wrong.csv", "row 2", "3 expected");
    }

    @Test
    void aFileThatIsCutOff() throws IOException {
        Path mnist = Files.createDirectories(folder.resolve("data").resolve("mnist"));
        for (String name : List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")) {
            Files.write(mnist.resolve(name + "-ubyte"), new byte[] {0, 0, 8, 3, 0, 0});
        }
        ScriptError error = error(TINY + "search(tiny) { data mnist; backend 'toy' }");
        assertThat(error.kind()).isEqualTo(Kind.DATA);
        assertThat(told(error)).startsWith("mine.groovy line 2: FOLDER/data/mnist/train-images-idx3-ubyte");
    }

    @Test
    void dataOfAnotherShape() throws IOException {
        ScriptError error = error("def other = space('other') { input 3, 32, 32; dense units: [4, 8]; output() }\n"
                + search("other", "budget 2.trials"));
        assertThat(told(error)).isEqualTo("""
                mine.groovy line 2: space `other` has no network for data of shape 1x8x8: the space says input 3x32x32, the data is 1x8x8
                    search(other) {
                           ^
                Maybe leave `input` out: the data's shape is then taken.""");
    }

    @Test
    void dataOfAnotherNumberOfClasses() throws IOException {
        ScriptError error = error("def other = space('other') { dense units: [4, 8]; output classes: 5 }\n"
                + search("other", "budget 2.trials"));
        assertThat(told(error)).isEqualTo("""
                mine.groovy line 2: space `other` has no network for data of shape 1x8x8: `output`: the space says classes: 5, the data has 10
                    search(other) {
                           ^
                Maybe `output()`: the data says how many.""");
    }

    @Test
    void aShapeThatCannotBe() throws IOException {
        ScriptError error = error("def deep = space('deep') { repeat 5, { pool max }; dense units: [4, 8]; output() }\n"
                + search("deep", "budget 2.trials"));
        assertThat(told(error)).isEqualTo("""
                mine.groovy line 2: space `deep` has no network for data of shape 1x8x8: `repeat.4.pool` behind `repeat.3.pool` (max pool 2x2, stride 2, gives 1x1x1): max pool 2x2, stride 2: the map 1x1x1 is smaller than the window 2x2
                    search(deep) {
                           ^
                Maybe pool fewer times, or put `optional` in front of it.""");
    }

    @Test
    void aLimitThatNothingMeets() throws IOException {
        assertThat(told(error(TINY + search("tiny", "subjectTo params: 5")))).isEqualTo("""
                mine.groovy line 2: `search` over `tiny` ran no trial: limits rejected 1000 proposals in a row before training, the last for params 58 > limit 5
                    search(tiny) {
                    ^
                Maybe loosen a limit, or give the space smaller members.""");
    }

    @Test
    void aLimitThatIsPutRightAfterwards() throws IOException {
        error(TINY + search("tiny", "subjectTo params: 5"));
        assertThat(error(TINY + search("tiny", "budget 2.trials") + "assert false")
                        .message())
                .isEqualTo("the assertion does not hold");
        assertThat(told(error(TINY + search("tiny", "budget 2.trials"))))
                .startsWith("mine.groovy line 2: run FOLDER/runs/mine is unfinished");
    }

    @Test
    void aBackendThatIsNotThere() throws IOException {
        ScriptError error = error(TINY + "search(tiny) { data digits; backend 'trch' }");
        assertThat(error.message()).startsWith("no backend `trch`");
        assertThat(error.line()).isEqualTo(2);
    }

    @Test
    void aFolderThatCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("runs"), "a file");
        ScriptError error = error(TINY + search("tiny", "budget 2.trials"));
        assertThat(error.kind()).isEqualTo(Kind.FILE);
        assertThat(told(error))
                .startsWith("mine.groovy line 2: cannot write FOLDER/runs/mine")
                .endsWith("Maybe the disk is full or the folder is not writable; `--runs DIR` takes another one.");
    }

    @Test
    void aSearchThatAPersonStopped() throws IOException {
        cancellation.request();
        ScriptError error = error(TINY + search("tiny", "budget 2.trials"));
        assertThat(error.kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(told(error)).contains("Go on with `nas resume FOLDER/runs/mine`");
    }

    @Test
    void searchesForRealAndReadsTheResult() throws IOException, ScriptFailure {
        ScriptSource source = new ScriptSource("mine.groovy", "mine.groovy", TINY + """
                def found = search(tiny) { data digits; backend 'toy'; budget 3.trials; train epochs: 1, batch: 256 }
                def winner = found.best.retrain(epochs: 1, optimizer: sgd(lr: 0.05), augment: none)
                def test = winner.test()
                [found.trials.size(), test.accuracy == test.metrics.accuracy, winner.settings.learningRate, test.table.rowCount()]""");
        DslContext context =
                DslContext.under(folder.resolve("runs"), Searcher.ENGINE).forScript(source);
        try (RunSession session = new RunSession(context.environment(false))) {
            ScriptOutcome outcome = ScriptRunner.run(source, context.searchedBy(Searcher.in(session)));
            assertThat(outcome.value()).isEqualTo(List.of(2, true, 0.05, 10));
            assertThat(outcome.results()).hasSize(1);
        }
    }
}
